package org.portcullis.application.payment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.SortedMap;
import org.portcullis.application.access.Administrators;
import org.portcullis.core.access.Caller;
import org.portcullis.ports.in.BusinessReports;
import org.portcullis.ports.out.Transactions;
import org.portcullis.ports.query.Days;
import org.portcullis.ports.query.LicenseFigures;
import org.portcullis.ports.query.UserFigures;

/** What owners want to know of their business, of what they may see. */
public final class ReportBusiness implements BusinessReports {

    private final Transactions transactions;
    private final InstantSource time;

    public ReportBusiness(Transactions transactions, InstantSource time) {
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Long>> revenue(Caller caller, Days days) {
        return transactions.inTransaction(stores -> stores.figures().revenue(caller.scope(), days));
    }

    @Override
    public LicenseFigures licenses(Caller caller) {
        return transactions.inTransaction(stores -> stores.figures().licenses(caller.scope(), time.instant()));
    }

    @Override
    public SortedMap<LocalDate, Long> created(Caller caller, Days days) {
        return transactions.inTransaction(stores -> stores.figures().created(caller.scope(), days));
    }

    @Override
    public UserFigures users(Caller caller, Days days) {
        return transactions.inTransaction(stores -> stores.figures().users(caller.scope(), days, time.instant()));
    }

    @Override
    public long products(Caller caller) {
        Administrators.require(caller, "only administrators see the whole instance");
        return transactions.inTransaction(stores -> stores.figures().products(caller.scope()));
    }
}
