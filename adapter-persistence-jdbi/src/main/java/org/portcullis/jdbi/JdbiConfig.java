package org.portcullis.jdbi;

/**
 * Where the data is.
 *
 * @param url a JDBC URL of a {@link Database}; options it does not set are added
 * @param user the database's user
 * @param password that user's password
 * @param poolSize how many connections are kept open, 2 or more
 */
public record JdbiConfig(String url, String user, String password, int poolSize) {

    /** As many connections as serve the request threads of a small server; each holds one only while it uses it. */
    public static final int DEFAULT_POOL_SIZE = 16;

    public JdbiConfig {
        if (poolSize < 2) {
            throw new IllegalArgumentException("the validation log needs a connection beside the others");
        }
    }

    /** An embedded database with the user that H2 makes for a new file. */
    public static JdbiConfig embedded(String url) {
        return new JdbiConfig(url, "sa", "", DEFAULT_POOL_SIZE);
    }

    @Override
    public String toString() {
        return "JdbiConfig[url=%s, user=%s, password=***, poolSize=%d]"
                .formatted(Database.withoutOptions(url), user, poolSize);
    }
}
