package org.portcullis.http.dialect;

import io.javalin.http.HandlerType;

/**
 * One documented path.
 *
 * @param method the HTTP method; a path for {@code GET} also answers {@code HEAD}
 * @param path as Javalin writes it: {@code /api/products/{id}}
 * @param limit how many calls of it are let through
 * @param access who may call it
 * @param handler what answers it
 * @param problems how problems with it are told
 * @param hot whether it is called far more often than the others; Javalin tries routes one after another, so these come first
 */
public record Route(
        HandlerType method,
        String path,
        CallLimit limit,
        Access access,
        RouteHandler handler,
        ProblemReplies problems,
        boolean hot) {

    /** A {@code GET}. */
    public static Route get(String path, Access access, RouteHandler handler, ProblemReplies problems) {
        return new Route(HandlerType.GET, path, CallLimit.NONE, access, handler, problems, false);
    }

    /** A {@code POST}. */
    public static Route post(String path, Access access, RouteHandler handler, ProblemReplies problems) {
        return new Route(HandlerType.POST, path, CallLimit.NONE, access, handler, problems, false);
    }

    /** A {@code PUT}. */
    public static Route put(String path, Access access, RouteHandler handler, ProblemReplies problems) {
        return new Route(HandlerType.PUT, path, CallLimit.NONE, access, handler, problems, false);
    }

    /** A {@code PATCH}. */
    public static Route patch(String path, Access access, RouteHandler handler, ProblemReplies problems) {
        return new Route(HandlerType.PATCH, path, CallLimit.NONE, access, handler, problems, false);
    }

    /** A {@code DELETE}. */
    public static Route delete(String path, Access access, RouteHandler handler, ProblemReplies problems) {
        return new Route(HandlerType.DELETE, path, CallLimit.NONE, access, handler, problems, false);
    }

    /** This route, tried before those that are not hot. */
    public Route asHot() {
        return new Route(method, path, limit, access, handler, problems, true);
    }

    /** This route, whose calls are counted. */
    public Route limitedBy(CallLimit calls) {
        return new Route(method, path, calls, access, handler, problems, hot);
    }
}
