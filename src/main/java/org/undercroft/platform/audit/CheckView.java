package org.undercroft.platform.audit;

import org.undercroft.platform.page.Notice;

/**
 * How the check of the trail stands, as its page shows it.
 *
 * @param running whether it still runs, so that the page asks again
 * @param checked entries checked so far
 * @param of about how many there are, at least 1
 * @param notice what is known
 * @param when who asked, and when
 */
public record CheckView(boolean running, long checked, long of, Notice notice, String when) {}
