package org.portcullis.architecture.planted.application.license;

import ch.qos.logback.classic.Level;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.google.common.collect.ImmutableList;
import com.google.zxing.common.BitMatrix;
import com.nimbusds.jose.JWSSigner;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import org.assertj.core.api.Assertions;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Libraries that a use case must not know. */
public final class Libraries {

    private Libraries() {}

    public record SpeaksHttp(Context request) {}

    public record KeepsImmutably(ImmutableList<String> list) {}

    public record WritesJson(JsonNode json) {}

    public record ConnectsToADatabase(Connection connection) {}

    public record AsksTheDatabase(Jdbi database) {}

    public record PoolsConnections(HikariDataSource pool) {}

    public record Migrates(Flyway migrations) {}

    public record Remembers(Cache<String, String> memory) {}

    public record CountsCalls(Bucket bucket) {}

    public record SignsTokens(JWSSigner signer) {}

    public record HashesPasswords(Argon2BytesGenerator generator) {}

    public record MakesCodes(TimeBasedOneTimePasswordGenerator generator) {}

    public record Draws(BitMatrix picture) {}

    public record WritesLetters(MimeMessage message) {}

    public record ReadsTheCommandLine(CommandLine line) {}

    public record ConfiguresLogging(Level level) {}

    public record Asserts(Assertions assertions) {}
}
