package org.undercroft.lab.quality;

import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Does what a form asks and tells the person on the next page how it ended. */
public final class Telling {

    private Telling() {}

    /**
     * Does the work and goes to a page; a refusal is told there in its own words.
     *
     * @param words to say when it is done
     */
    public static String redirect(String page, RedirectAttributes then, String words, Runnable work) {
        return redirect(page, then, () -> {
            work.run();
            return words;
        });
    }

    /**
     * Does the work and goes to a page; a refusal is told there in its own words.
     *
     * @param work gives the words to say when it is done
     */
    public static String redirect(String page, RedirectAttributes then, Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:" + page;
    }
}
