package org.undercroft.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's browser: it opens pages, types, clicks, waits, looks for barriers and takes pictures. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "pictures");

    private final ChromeDriver driver;
    private final String address;

    private Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Opens a browser on the program at a port; a test is left out, visibly, where none is installed. */
    public static Browser open(int port) {
        Assumptions.assumeTrue(
                Files.exists(CHROMIUM) && Files.exists(DRIVER),
                "No chromium and chromedriver in /usr/bin: tests in a browser are left out");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options), "http://127.0.0.1:" + port);
    }

    /** Goes to a page of the program. */
    public void go(String path) {
        driver.get(address + path);
    }

    /** Signs in with a demonstration account. */
    public void signIn(String account) {
        driver.manage().deleteAllCookies();
        go("/sign-in");
        type("username", account);
        type("password", "demo");
        driver.findElement(By.name("password")).sendKeys(Keys.ENTER);
        await(() -> !driver.getCurrentUrl().contains("/sign-in"), "to be signed in as " + account);
    }

    /** Types into the field of this name, replacing what was there. */
    public void type(String field, String text) {
        fill("[name='" + field + "']", text);
    }

    /** Types into the first element that this selector finds, replacing what was there. */
    public void fill(String selector, String text) {
        WebElement input = driver.findElement(By.cssSelector(selector));
        input.clear();
        input.sendKeys(text);
    }

    /** Types into a field and presses Enter, again if news from the server replaced the field meanwhile. */
    public void submit(String selector, String text) {
        await(
                () -> {
                    driver.findElement(By.cssSelector(selector)).sendKeys(text, Keys.ENTER);
                    return true;
                },
                "to type into " + selector);
    }

    /** Presses keys, wherever the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held down. */
    public void chord(CharSequence held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** Clicks the first shown element that this selector finds. */
    public void click(String selector) {
        await(() -> shown(selector) != null, selector + " to be shown");
        WebElement element = shown(selector);
        if (element != null) {
            element.click();
        }
    }

    /** The text of the page as a person reads it. */
    public String text() {
        return textOf("body");
    }

    /** The text of the first element that this selector finds; empty if there is none. */
    public String textOf(String selector) {
        try {
            List<WebElement> found = driver.findElements(By.cssSelector(selector));
            return found.isEmpty() ? "" : found.getFirst().getText();
        } catch (WebDriverException e) {
            if (swapped(e)) {
                return "";
            }
            throw e;
        }
    }

    /** How many elements this selector finds. */
    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The address of the first link that this selector finds. */
    public String linkOf(String selector) {
        String href = driver.findElement(By.cssSelector(selector)).getDomAttribute("href");
        return href == null ? "" : href;
    }

    /** Where the first form that this selector finds is sent. */
    public String actionOf(String selector) {
        Object action = driver.executeScript(
                "return document.querySelector(arguments[0])?.getAttribute('action') ?? ''", selector);
        return String.valueOf(action);
    }

    /** The path of the page shown now, without what is asked of it. */
    public String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    /** The name of the field that has the focus; empty if none has. */
    public String focusedField() {
        return String.valueOf(driver.executeScript("return document.activeElement?.name ?? ''"));
    }

    /** Whether the page is there and its keys work. */
    public boolean takesKeys() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.readyState === 'complete' && document.documentElement.dataset.keys === 'ready'"));
    }

    /** The underlying driver, for what has no word here. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Waits until something is so, at most three minutes. */
    public void await(Condition condition, String what) {
        new WebDriverWait(driver, Duration.ofMinutes(3), Duration.ofMillis(50))
                .withMessage(what)
                .until(_ -> holds(condition));
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (WebDriverException e) {
            if (swapped(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether news from the server replaced an element between finding and reading it; Chromium tells it in two ways. */
    private static boolean swapped(WebDriverException failure) {
        return failure instanceof StaleElementReferenceException
                || String.valueOf(failure.getMessage()).contains("does not belong to the document");
    }

    /**
     * Goes to a page and tells what is wrong with it, wide and narrow, in light and in dark: what axe finds, and whether
     * it scrolls sideways. Each view is kept as a picture, {@code target/pictures/NAME-WIDTH-light.png} or
     * {@code -dark.png}. Afterwards the browser looks as it did when it was opened.
     */
    public List<String> faults(String name, String path) {
        go(path);
        return faults(name);
    }

    /** As {@link #faults(String, String)}, on the page shown now. */
    public List<String> faults(String name) {
        return faults(name, List.of(View.values()));
    }

    /** As {@link #faults(String, String)} with each width and each palette once: wide in light, narrow in dark. */
    public List<String> faultsAtAGlance(String name, String path) {
        go(path);
        return faults(name, List.of(View.WIDE_LIGHT, View.NARROW_DARK));
    }

    private List<String> faults(String name, List<View> views) {
        List<String> faults = new ArrayList<>();
        for (View view : views) {
            look(view);
            String seen = name + view.suffix();
            picture(seen);
            Axe.barriers(driver).forEach(barrier -> faults.add(seen + ": " + barrier));
            if (scrollsSideways()) {
                faults.add(seen + ": scrolls sideways");
            }
        }
        look(View.WIDE_LIGHT);
        return faults;
    }

    /** Takes a picture of the page, {@code target/pictures/NAME.png}. */
    public void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(View view) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", view.width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", view.palette))));
    }

    private boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private @org.jspecify.annotations.Nullable WebElement shown(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null);
    }

    /** The windows a page is looked at through. */
    private enum View {
        WIDE_LIGHT(1280, "light"),
        WIDE_DARK(1280, "dark"),
        NARROW_LIGHT(390, "light"),
        NARROW_DARK(390, "dark");

        private final int width;
        private final String palette;

        View(int width, String palette) {
            this.width = width;
            this.palette = palette;
        }

        String suffix() {
            return "-" + width + "-" + palette;
        }
    }

    /** Something that is so or not yet. */
    @FunctionalInterface
    public interface Condition {

        boolean holds();
    }
}
