package org.portcullis.architecture;

import java.net.URI;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A Java file of the repository.
 *
 * @param path relative to the root: module, {@code src}, {@code main} or {@code test}, {@code java}, package, name
 */
record SourceFile(Path path, String text) {

    String module() {
        return path.getName(0).toString();
    }

    boolean isMain() {
        return path.getName(2).toString().equals("main");
    }

    String typeName() {
        return path.getFileName().toString().replace(".java", "");
    }

    /** The package, as a folder. */
    Path packageFolder() {
        return path.subpath(4, path.getNameCount() - 1);
    }

    /** The file as the compiler wants it. */
    JavaFileObject asInput() {
        return new SimpleJavaFileObject(URI.create("source:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
