package org.portcullis.core.idempotency;

/**
 * A call that its sender may send again.
 *
 * @param scope whose call it is, or what it concerns: keys are told apart within it only
 * @param route what is called, whatever it concerns: {@code POST /api/license/rotate}
 * @param key what the sender names it by
 * @param content a digest of all that was sent, by which another call of the same name is known
 */
public record RepeatableCall(String scope, String route, IdempotencyKey key, String content) {

    /** A call of nobody's yet. */
    public static RepeatableCall of(String route, IdempotencyKey key, String content) {
        return new RepeatableCall("", route, key, content);
    }

    /** This call, as one of {@code scope}. */
    public RepeatableCall within(String newScope) {
        return new RepeatableCall(newScope, route, key, content);
    }
}
