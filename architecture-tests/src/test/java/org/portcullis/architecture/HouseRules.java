package org.portcullis.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All rules about classes. */
final class HouseRules {

    static final List<HouseRule> ALL = Stream.of(
                    LayerRules.ALL,
                    LibraryRules.ALL,
                    OutsideRules.ALL,
                    ShapeRules.ALL,
                    DialectRules.ALL,
                    DrivenPortRules.ALL,
                    CodingRules.ALL)
            .flatMap(List::stream)
            .toList();

    private HouseRules() {}
}
