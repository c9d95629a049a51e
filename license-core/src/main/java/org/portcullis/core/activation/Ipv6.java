package org.portcullis.core.activation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes IPv6 addresses as their eight groups of 16 bits. By hand, since {@code java.net.InetAddress} takes what
 * it can't read for a name and asks a resolver ({@code .:1} is one), and the JDK has no other reader.
 */
final class Ipv6 {

    private static final int GROUPS = 8;
    private static final int MAPPED_MARK = 0xffff;

    private Ipv6() {}

    /** The canonical text of the address in {@code literal}, that of an IPv4 address if it is mapped; empty if it is none. */
    static Optional<String> canonical(String literal) {
        return groups(literal).map(groups -> isMapped(groups) ? dotted(groups) : compressed(groups));
    }

    /** The first 64 bits of the address in {@code text}, in hexadecimal digits. */
    static String network(String text) {
        List<Integer> first = groups(text).orElseThrow().subList(0, GROUPS / 2);
        return first.stream().map(group -> "%04x".formatted(group)).collect(Collectors.joining("", "", "/64"));
    }

    private static Optional<List<Integer>> groups(String literal) {
        int gap = literal.indexOf("::");
        if (gap < 0) {
            return written(literal, true).filter(groups -> groups.size() == GROUPS);
        }
        if (literal.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        Optional<List<Integer>> before = written(literal.substring(0, gap), false);
        Optional<List<Integer>> after = written(literal.substring(gap + 2), true);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> groups = new ArrayList<>(before.get());
        int missing = GROUPS - groups.size() - after.get().size();
        for (int i = 0; i < missing; i++) {
            groups.add(0);
        }
        groups.addAll(after.get());
        return missing > 0 ? Optional.of(groups) : Optional.empty();
    }

    /** The groups as they are written, without a gap; the last two may be written as an IPv4 address if they end it all. */
    private static Optional<List<Integer>> written(String text, boolean endsAddress) {
        List<Integer> groups = new ArrayList<>(GROUPS);
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (isGroup(part)) {
                groups.add(HexFormat.fromHexDigits(part));
            } else if (endsAddress && i == parts.length - 1 && IpAddress.isV4(part)) {
                String[] bytes = part.split("\\.", -1);
                groups.add(Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]));
                groups.add(Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static boolean isGroup(String part) {
        return !part.isEmpty() && part.length() <= 4 && part.chars().allMatch(HexFormat::isHexDigit);
    }

    private static boolean isMapped(List<Integer> groups) {
        return groups.subList(0, 5).stream().allMatch(group -> group == 0) && groups.get(5) == MAPPED_MARK;
    }

    private static String dotted(List<Integer> groups) {
        int high = groups.get(6);
        int low = groups.get(7);
        return (high >> 8) + "." + (high & 0xff) + "." + (low >> 8) + "." + (low & 0xff);
    }

    /** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as ::. */
    private static String compressed(List<Integer> groups) {
        int longest = 1;
        int start = -1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(groups, i);
            if (run > longest) {
                longest = run;
                start = i;
            }
        }
        return start < 0
                ? joined(groups)
                : joined(groups.subList(0, start)) + "::" + joined(groups.subList(start + longest, GROUPS));
    }

    private static int zerosFrom(List<Integer> groups, int start) {
        int end = start;
        while (end < GROUPS && groups.get(end) == 0) {
            end++;
        }
        return end - start;
    }

    private static String joined(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
