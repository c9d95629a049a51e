package org.portcullis.http.dialect;

/** A dialect's way to tell what is wrong with a request: its words, in its shape. */
@FunctionalInterface
public interface ProblemReplies {

    /** The answer that tells of {@code problem}. */
    Reply to(HttpProblem problem);
}
