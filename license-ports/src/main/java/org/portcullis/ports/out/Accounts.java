package org.portcullis.ports.out;

import java.util.List;
import java.util.Optional;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** The accounts. */
public interface Accounts {

    /** A number that no account has had. */
    AccountId nextId();

    /**
     * Adds an account.
     *
     * @throws Duplicate if another one has its e-mail address, in whatever case, or its Discord id
     */
    void add(Account account);

    /**
     * Replaces the account with the same id; nothing happens if there is none. Whoever does so holds its lock, and announces
     * {@link Change.CredentialsChanged}.
     *
     * @throws Duplicate if another one has its e-mail address, in whatever case, or its Discord id
     */
    void update(Account account);

    /** The account; empty if there is none. */
    Optional<Account> find(AccountId id);

    /**
     * The account, locked until the transaction ends: whoever counts what it owns, to stay within its plan, does so under
     * this lock.
     */
    Optional<Account> lock(AccountId id);

    /** The administrators' accounts that are open, by number, locked: whoever closes one sees whether another is left. */
    List<Account> lockAdministrators();

    /** The accounts, by number, closed ones too. */
    Page<Account> list(PageRequest page);

    /** The account with this e-mail address, in whatever case. */
    Optional<Account> findByEmail(String email);

    /** The account that is signed in to by this Discord account. */
    Optional<Account> findByDiscord(DiscordId discord);
}
