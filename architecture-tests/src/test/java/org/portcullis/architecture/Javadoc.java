package org.portcullis.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Finds public types and methods without Javadoc, with the compiler's own parser. */
final class Javadoc extends TreePathScanner<Void, Void> {

    private static final Set<String> MODULES = Set.of("license-core", "license-ports");

    private final Trees trees;
    private final List<String> missing;

    private Javadoc(Trees trees, List<String> missing) {
        this.trees = trees;
        this.missing = missing;
    }

    /** The public types and methods without Javadoc in the main sources of core and ports. */
    static List<String> missing(List<SourceFile> files) {
        List<SourceFile> documented = files.stream()
                .filter(file -> file.isMain() && MODULES.contains(file.module()))
                .toList();
        if (documented.isEmpty()) {
            return List.of();
        }
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-proc:none"),
                        null,
                        documented.stream().map(SourceFile::asInput).toList());
        List<String> missing = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Javadoc(Trees.instance(task), missing).scan(unit, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        if (!isPublic(type.getModifiers())) {
            return null;
        }
        require(type.getSimpleName().toString());
        return super.visitClass(type, nothing);
    }

    /** Constructors are no methods, and an overriding method has the words of the one it overrides. */
    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (isPublic(method.getModifiers()) && method.getReturnType() != null && !overrides) {
            require(method.getName().toString());
        }
        return null;
    }

    /** Members of an interface are public without saying so. */
    private boolean isPublic(ModifiersTree modifiers) {
        Tree around = getCurrentPath().getParentPath().getLeaf();
        boolean inInterface =
                around.getKind() == Tree.Kind.INTERFACE && !modifiers.getFlags().contains(Modifier.PRIVATE);
        return inInterface || modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private void require(String name) {
        if (trees.getDocComment(getCurrentPath()) == null) {
            missing.add(getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name);
        }
    }
}
