package org.undercroft.platform.page;

/**
 * What a form or an htmx request must carry to be accepted.
 *
 * @param header the request header's name
 * @param parameter the form field's name
 * @param token the value of either
 */
public record Csrf(String header, String parameter, String token) {}
