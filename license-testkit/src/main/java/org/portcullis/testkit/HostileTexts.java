package org.portcullis.testkit;

import java.util.List;

/** Texts that are allowed, and that stores, escapers and renderers get wrong. */
public final class HostileTexts {

    /** 255 code points of which each takes two UTF-16 units and four bytes. */
    public static final String LONGEST_NAME = "\uD83D\uDE00".repeat(255);

    /** 4,000 code points, with line breaks and tabs among them. */
    public static final String LONGEST_NOTES = "line\r\n\ttab ".repeat(40) + "\uD83D\uDE00".repeat(3_560);

    /** One line each, at most 255 code points, without surrounding space. */
    public static final List<String> NAMES = List.of(
            LONGEST_NAME,
            "O'Reilly \"quoted\" `ticks` ; drop table license; --",
            "100% _under_ \\back\\slash ?1 :name ${x} {{y}}",
            "\u0645\u0631\u062D\u0628\u0627 \u202Egpj.exe \u200Bzero\u200Dwidth\uFEFF",
            "<script>alert(1)</script>&amp;",
            "=cmd|' /C calc'!A0",
            "e\u0301 is not \u00E9",
            "\u0130stanbul \u0131\u015F\u0131k stra\u00DFe \uFB01",
            "\uFFFD\uFFFE\uFFFF");

    private HostileTexts() {}
}
