package org.portcullis.http.matrix;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.portcullis.core.access.Intent;
import org.portcullis.http.matrix.Caller.Credential;
import org.portcullis.http.matrix.Caller.Who;

/** Who gets in. */
enum Door {
    /** Everybody. */
    ANYBODY {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            return Answered.IN;
        }
    },
    /** Everybody whom no page of another site sent. */
    ANYBODY_HERE {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            return isSentByAnotherSite(caller, changes) ? Answered.FORBIDDEN : Answered.IN;
        }
    },
    /** Whoever is signed in by a browser. */
    SESSION {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            if (isSentByAnotherSite(caller, changes)) {
                return Answered.FORBIDDEN;
            }
            return isSession(caller) ? Answered.IN : Answered.UNAUTHORIZED;
        }
    },
    /** Those who own licences, by browser or signed token. */
    VENDOR {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            if (isSentByAnotherSite(caller, changes)) {
                return Answered.FORBIDDEN;
            }
            return isSession(caller) || isGood(caller, Credential.SIGNED_TOKEN)
                    ? refusingBuyers(caller)
                    : Answered.UNAUTHORIZED;
        }
    },
    /** Whoever bears a user's signed token. */
    USER {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            if (isAppKey(caller)) {
                return Answered.FORBIDDEN;
            }
            return isGood(caller, Credential.SIGNED_TOKEN) ? Answered.IN : Answered.UNAUTHORIZED;
        }
    },
    /** Whoever bears a user's signed token or an app's key. */
    BEARER {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            return isAppKey(caller) || isGood(caller, Credential.SIGNED_TOKEN) ? Answered.IN : Answered.UNAUTHORIZED;
        }
    },
    /** Those who own licences, by a user's signed token or an app's key. */
    BEARING_VENDOR {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            Answered bearer = BEARER.answered(caller, changes, accepted);
            return bearer == Answered.IN ? refusingBuyers(caller) : bearer;
        }
    },
    /** Those who own apps, by a user's signed token. */
    OWNER {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            Answered user = USER.answered(caller, changes, accepted);
            return user == Answered.IN ? refusingBuyers(caller) : user;
        }
    },
    /** Whoever presents the system key of somebody who owns licences. */
    SYSTEM_KEY {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            return isGood(caller, Credential.SYSTEM_KEY) && caller.account() != Who.BUYER
                    ? Answered.IN
                    : Answered.UNAUTHORIZED;
        }
    },
    /** Administrators, by a user's signed token. */
    ADMINISTRATOR {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            Answered user = USER.answered(caller, changes, accepted);
            return user == Answered.IN && caller.account() != Who.ADMINISTRATOR ? Answered.FORBIDDEN : user;
        }
    },
    /** Whoever presents an API token; one that is good for it, where that is said. */
    TOKEN {
        @Override
        Answered answered(Caller caller, boolean changes, Set<Intent> accepted) {
            return caller.token()
                    .map(intents -> accepted.isEmpty() || intents.stream().anyMatch(accepted::contains)
                            ? Answered.IN
                            : Answered.FORBIDDEN)
                    .orElse(Answered.UNAUTHORIZED);
        }
    };

    /** How a call is to be answered. */
    enum Answered {
        IN,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND
    }

    /**
     * How this door answers.
     *
     * @param changes whether the call changes something, which other sites' pages may not
     * @param accepted the intents that will do, at a door for tokens; none if any token will
     */
    abstract Answered answered(Caller caller, boolean changes, Set<Intent> accepted);

    /** The door of this name, as the matrix writes it. */
    static Door named(String text) {
        return valueOf(
                text.replaceFirst(":.*", "").toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** The intents behind a door's name. */
    static Set<Intent> intentsIn(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Set.of()
                : Arrays.stream(text.substring(colon + 1).split(","))
                        .map(Intent::valueOf)
                        .collect(Collectors.toSet());
    }

    private static boolean isSentByAnotherSite(Caller caller, boolean changes) {
        return changes && caller.is(Credential.SESSION_ON_ANOTHER_SITE);
    }

    private static boolean isSession(Caller caller) {
        return caller.isGood() && caller.is(Credential.SESSION, Credential.SESSION_ON_ANOTHER_SITE);
    }

    private static boolean isAppKey(Caller caller) {
        return caller.isGood() && caller.is(Credential.APP_KEY, Credential.OTHER_APP_KEY);
    }

    private static boolean isGood(Caller caller, Credential credential) {
        return caller.isGood() && caller.is(credential);
    }

    private static Answered refusingBuyers(Caller caller) {
        return caller.account() == Who.BUYER ? Answered.FORBIDDEN : Answered.IN;
    }
}
