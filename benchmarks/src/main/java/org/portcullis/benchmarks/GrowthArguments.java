package org.portcullis.benchmarks;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portcullis.jdbi.JdbiConfig;

/**
 * What {@code data} and {@code growth} are told: URLs of databases, and {@code name=number} for what differs from the default.
 * User and password come from the environment, under the names that the server reads.
 */
record GrowthArguments(List<String> urls, Map<String, Integer> numbers) {

    private static final String USER = System.getenv().getOrDefault("PORTCULLIS_DATABASE_USER", "sa");
    private static final String PASSWORD = System.getenv().getOrDefault("PORTCULLIS_DATABASE_PASSWORD", "");

    /** Of a command's name and what follows it. */
    static GrowthArguments parse(List<String> command) {
        List<String> arguments = command.subList(1, command.size());
        List<String> urls = new ArrayList<>();
        Map<String, Integer> numbers =
                new HashMap<>(Map.of("licenses", 1_000_000, "validations", 10_000_000, "seed", 1, "days-ago", 1));
        for (String argument : arguments) {
            String[] nameAndValue = argument.split("=", 2);
            if (argument.startsWith("jdbc:")) {
                urls.add(argument);
            } else if (nameAndValue.length == 2 && numbers.containsKey(nameAndValue[0])) {
                numbers.put(nameAndValue[0], Integer.parseInt(nameAndValue[1].replace("_", "")));
            } else {
                throw new IllegalArgumentException("not understood: " + argument + "; there are " + numbers.keySet());
            }
        }
        return new GrowthArguments(urls, numbers);
    }

    /** Fills the database at the one URL. */
    void fill(PrintStream out) throws SQLException {
        if (urls.size() != 1) {
            throw new IllegalArgumentException("data needs the URL of one empty database");
        }
        new LargeData(config(urls.getFirst()), population(), out).make();
    }

    /** The large one. */
    Population population() {
        return population(number("licenses"), number("validations"));
    }

    /** One that is a thousandth of the size, but has a log for each licence. */
    Population small() {
        return population(number("licenses") / 1_000, number("validations") / 1_000);
    }

    private Population population(int licenses, int validations) {
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).minusDays(number("days-ago"));
        return new Population(number("seed"), licenses, validations, lastDay);
    }

    static JdbiConfig config(String url) {
        return new JdbiConfig(url, USER, PASSWORD, JdbiConfig.DEFAULT_POOL_SIZE);
    }

    private int number(String name) {
        return numbers.getOrDefault(name, 0);
    }
}
