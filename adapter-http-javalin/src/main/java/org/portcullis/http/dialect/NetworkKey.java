package org.portcullis.http.dialect;

import com.google.common.net.InetAddresses;
import io.javalin.http.Context;
import java.util.HexFormat;
import org.portcullis.core.activation.IpAddress;

/**
 * Counts calls for where they come from: an IPv4 address, or the 64 bits before an IPv6 address that are one customer's,
 * who has all addresses behind them.
 */
final class NetworkKey implements CallKey {

    private static final int V6_NETWORK_BYTES = 8;

    private final ClientAddresses addresses;

    NetworkKey(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String of(Context context) {
        return network(addresses.of(context.req()));
    }

    static String network(IpAddress address) {
        if (!address.isV6()) {
            return address.text();
        }
        byte[] bytes = InetAddresses.forString(address.text()).getAddress();
        return HexFormat.of().formatHex(bytes, 0, V6_NETWORK_BYTES) + "/64";
    }
}
