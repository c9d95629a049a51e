package org.portcullis.ports.query;

import java.time.LocalDate;

/**
 * How much was validated in one UTC day.
 *
 * @param day the day
 * @param granted how many validations were granted
 * @param refused how many were refused
 */
public record DailyUsage(LocalDate day, long granted, long refused) {}
