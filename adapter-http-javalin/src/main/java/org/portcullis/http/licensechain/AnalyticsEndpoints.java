package org.portcullis.http.licensechain;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.portcullis.core.access.Caller;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.AnalyticsMessages.Earnings;
import org.portcullis.http.licensechain.AnalyticsMessages.LicenseCounts;
import org.portcullis.http.licensechain.AnalyticsMessages.LicenseStats;
import org.portcullis.http.licensechain.AnalyticsMessages.Licenses;
import org.portcullis.http.licensechain.AnalyticsMessages.Period;
import org.portcullis.http.licensechain.AnalyticsMessages.Revenue;
import org.portcullis.http.licensechain.AnalyticsMessages.Stats;
import org.portcullis.http.licensechain.AnalyticsMessages.Total;
import org.portcullis.http.licensechain.AnalyticsMessages.TotalRevenue;
import org.portcullis.http.licensechain.AnalyticsMessages.Usage;
import org.portcullis.http.licensechain.AnalyticsMessages.Users;
import org.portcullis.ports.in.BusinessReports;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ValidationHistory;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;

/** Tells owners what they want to know of their business. */
final class AnalyticsEndpoints {

    private final BusinessReports reports;
    private final ValidationHistory history;
    private final ProductAdministration products;
    private final OneLicenses one;
    private final InstantSource time;

    AnalyticsEndpoints(UseCases useCases, OneLicenses one) {
        this.reports = useCases.administration().reports();
        this.history = useCases.administration().history();
        this.products = useCases.administration().products();
        this.one = one;
        this.time = useCases.time();
    }

    Reply stats(Context context, Caller caller) {
        return Reply.ok(new Stats(
                new Total(reports.users(caller, today()).total()),
                LicenseCounts.from(reports.licenses(caller)),
                new Total(reports.products(caller)),
                TotalRevenue.from(everEarned(caller))));
    }

    Reply revenue(Context context, Caller caller) {
        Period period = Period.from(new QueryReader(context));
        Days days = period.until(time.instant());
        return Reply.ok(Revenue.from(period, days, Earnings.of(reports.revenue(caller, days))));
    }

    Reply licenses(Context context, Caller caller) {
        Period period = Period.from(new QueryReader(context));
        Days days = period.until(time.instant());
        LicenseFigures figures = reports.licenses(caller);
        return Reply.ok(Licenses.from(
                period,
                days,
                reports.created(caller, days),
                figures,
                products.uuids(caller, figures.byProduct().keySet())));
    }

    Reply users(Context context, Caller caller) {
        Period period = Period.from(new QueryReader(context));
        Days days = period.until(time.instant());
        return Reply.ok(Users.from(period, days, reports.users(caller, days)));
    }

    Reply licenseStats(Context context, Caller caller) {
        return Reply.ok(LicenseStats.from(reports.licenses(caller), everEarned(caller)));
    }

    Reply usage(Context context, Caller caller) {
        Period period = Period.from(new QueryReader(context));
        Days days = period.until(time.instant());
        return one.on(
                context,
                caller,
                license -> history.daily(caller, license.id(), days.first(), days.last())
                        .flatMap(used -> history.usage(caller, license.id())
                                .map(ever -> Reply.ok(Usage.from(license, period, days, used, ever))))
                        .orElseGet(LicenseChainErrors::licenseNotFound));
    }

    private Earnings everEarned(Caller caller) {
        return Earnings.of(reports.revenue(caller, new Days(LocalDate.EPOCH, today().last())));
    }

    private Days today() {
        return Days.until(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), 1);
    }
}
