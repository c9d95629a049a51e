package org.portcullis.architecture;

import java.util.List;
import java.util.function.Function;

/**
 * A rule about source files, and files that break it.
 *
 * @param name what the rule says, as a sentence
 * @param violations those among all files, each naming its file
 * @param offenders each on its own must be reported
 */
record SourceRule(String name, Function<List<SourceFile>, List<String>> violations, List<SourceFile> offenders) {

    @Override
    public String toString() {
        return name;
    }
}
