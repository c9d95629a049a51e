package org.portcullis.http;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a browser does with a server's pages: what it asks for, and what it complains about. */
final class Visit implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Visit(Browser browser, String origin) {
        this.origin = origin;
        context = browser.newContext(new Browser.NewContextOptions().setBaseURL(origin));
        context.addInitScript("addEventListener('securitypolicyviolation',"
                + " refused => console.error(`refused: ${refused.effectiveDirective} ${refused.blockedURI}`))");
        page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** What was asked for, by the page or whatever is in it. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What of it this server was not asked for. */
    List<String> requestsElsewhere() {
        return requests.stream()
                .filter(address -> !address.startsWith(origin + "/"))
                .toList();
    }

    /** Errors and warnings, and what the page's policy refused. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
