package org.portcullis.ports.query;

import java.util.Map;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Standing;

/**
 * How many licences there are, deleted ones not; what there is none of is left out.
 *
 * @param byStanding of each standing; active ones whether their term is over or not
 * @param expired of the active ones, those whose term is over
 * @param byPlan of each plan
 * @param byProduct of each product
 */
public record LicenseFigures(
        Map<Standing, Long> byStanding, long expired, Map<LicensePlan, Long> byPlan, Map<ProductId, Long> byProduct) {
    public LicenseFigures {
        byStanding = Map.copyOf(byStanding);
        byPlan = Map.copyOf(byPlan);
        byProduct = Map.copyOf(byProduct);
    }

    /** How many there are of that standing. */
    public long of(Standing standing) {
        return byStanding.getOrDefault(standing, 0L);
    }

    /** How many there are. */
    public long total() {
        return byStanding.values().stream().mapToLong(Long::longValue).sum();
    }
}
