package org.portcullis.server.config;

/**
 * Everything that can be set, with its key in the file and its default as the file would say it; an empty default is none.
 * After {@code PORTCULLIS_}, the environment has the constant's name. {@code config/example.properties} explains them in
 * this order.
 */
enum Setting {
    HTTP_HOST("http.host", "127.0.0.1"),
    HTTP_PORT("http.port", "8080"),
    HTTP_MAX_BODY_BYTES("http.max-body-bytes", "1048576"),
    HTTP_TRUST_BODY_IP("http.trust-body-ip", "true"),
    TRUSTED_PROXIES("trusted-proxies", ""),
    PUBLIC_URL("public-url", ""),
    BOOTSTRAP_ADMIN_EMAIL("bootstrap-admin-email", ""),
    BOOTSTRAP_ADMIN_PASSWORD("bootstrap-admin-password", ""),
    SESSION_HOURS("session-hours", "24"),
    REFRESH_DAYS("refresh-days", "30"),
    REGISTRATION("registration", ""),
    SIGN_IN_PER_ADDRESS("sign-in.per-address", "10/1m"),
    SIGN_IN_PER_ACCOUNT("sign-in.per-account", "10/1m"),
    SMTP_HOST("smtp.host", ""),
    SMTP_PORT("smtp.port", "587"),
    SMTP_PROTECTION("smtp.protection", "starttls"),
    SMTP_USER("smtp.user", ""),
    SMTP_PASSWORD("smtp.password", ""),
    SMTP_FROM("smtp.from", ""),
    DISCORD_CLIENT_ID("discord.client-id", ""),
    DISCORD_CLIENT_SECRET("discord.client-secret", ""),
    DISCORD_AUTHORIZE_URL("discord.authorize-url", "https://discord.com/oauth2/authorize"),
    DISCORD_TOKEN_URL("discord.token-url", "https://discord.com/api/oauth2/token"),
    DISCORD_USER_URL("discord.user-url", "https://discord.com/api/users/@me"),
    DATA_FOLDER("data-folder", "data"),
    MASTER_KEY("master-key", ""),
    DATABASE_URL("database.url", ""),
    DATABASE_USER("database.user", "sa"),
    DATABASE_PASSWORD("database.password", ""),
    DATABASE_POOL_SIZE("database.pool-size", "10"),
    CACHE_SIZE("cache.size", "400000"),
    REQUEST_LOG_MODE("request-log.mode", "batched"),
    REQUEST_LOG_KEPT_DAYS("request-log.kept-days", "90"),
    RATE_LIMITS("rate-limits", ""),
    RATE_LIMITS_CYBERLICENSE_VALIDATE("rate-limits.cyberlicense.validate", "200/15m"),
    RATE_LIMITS_SUNLICENSE_VALIDATE("rate-limits.sunlicense.validate", "200/15m"),
    RATE_LIMITS_SUNLICENSE_TOKEN("rate-limits.sunlicense.token", "200/15m"),
    RATE_LIMITS_BUILTBYBIT_SECRET("rate-limits.builtbybit.secret", "200/15m"),
    RATE_LIMITS_LICENSECHAIN("rate-limits.licensechain", "1000/1h, 100/1m, 10/1s"),
    RATE_LIMITS_V2DOCKER("rate-limits.v2docker", "1000/1m"),
    RATE_LIMITS_V2DOCKER_ANONYMOUS("rate-limits.v2docker.anonymous", "100/1m"),
    RATE_LIMITS_V2DOCKER_HEALTH("rate-limits.v2docker.health", "100/1m"),
    PLANS("plans", "FREE 10/1000, DEVELOPER 10000/1000000, UNLIMITED");

    static final String ENVIRONMENT_PREFIX = "PORTCULLIS_";

    private final String key;
    private final String byDefault;

    Setting(String key, String byDefault) {
        this.key = key;
        this.byDefault = byDefault;
    }

    String key() {
        return key;
    }

    String byDefault() {
        return byDefault;
    }

    String environmentVariable() {
        return ENVIRONMENT_PREFIX + name();
    }

    /** Whether what is set must never be shown. A database URL may hold a password. */
    boolean isSecret() {
        return this == MASTER_KEY
                || this == BOOTSTRAP_ADMIN_PASSWORD
                || this == DISCORD_CLIENT_SECRET
                || this == SMTP_PASSWORD
                || this == DATABASE_PASSWORD
                || this == DATABASE_URL;
    }
}
