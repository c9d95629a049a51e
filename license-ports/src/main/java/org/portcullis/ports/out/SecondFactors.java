package org.portcullis.ports.out;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.SealedSecret;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.id.AccountId;

/**
 * The second factors of accounts, with their recovery codes. Whoever sets or removes one holds the account's lock; whoever
 * spends a code needs none: of racers with one code, on whatever nodes, exactly one is told that it was spent.
 */
public interface SecondFactors {

    /** The account's second factor, demanded or not; empty if it has none. */
    Optional<SecondFactor> of(AccountId account);

    /**
     * Second factors by the numbers of their accounts.
     *
     * @param last only those of accounts after this one; empty for all
     * @param limit how many at most, 1 or more
     */
    List<SecondFactor> after(Optional<AccountId> last, int limit);

    /** Replaces the seed of an account's second factor by one that is sealed anew, and nothing else of it. */
    void reseal(AccountId account, SealedSecret seed);

    /** Gives the account this second factor, without recovery codes; what it had before is gone with its codes. */
    void set(SecondFactor factor);

    /** Gives the account's second factor these recovery codes, of which there are none yet. */
    void addRecoveryCodes(AccountId account, Set<SecretHash> codes);

    /**
     * Remembers {@code step} as the last one of which a code was accepted, if it is later than the one before.
     *
     * @return whether it is, and the account has a second factor; if not, nothing happened
     */
    boolean spendStep(AccountId account, long step);

    /** Forgets one of the account's recovery codes; false if it has none of that hash, or no longer. */
    boolean spendRecoveryCode(AccountId account, SecretHash code);

    /** How many recovery codes the account has left. */
    int recoveryCodesLeft(AccountId account);

    /** Forgets the account's second factor and its recovery codes; false if there is none. */
    boolean remove(AccountId account);
}
