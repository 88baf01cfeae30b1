package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import jakarta.servlet.http.MappingMatch;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.undercroft.UndercroftTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class LabDeskTest {

    private final Laboratory laboratory;
    private final MockMvc web;
    private final JsonMapper json;

    LabDeskTest(
            @Autowired Laboratory laboratory, @Autowired WebApplicationContext context, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void theBenchSeesItsPages() throws Exception {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "K", "7.1", "mmol/L");
        laboratory.measure(analyzer, name("NO"), "ODD", "4.1", "");

        assertThat(page("/lab?accession=" + accession))
                .contains("7.1")
                .contains("CRITICAL")
                .contains("Release");
        assertThat(page("/lab/held")).contains(accession);
        assertThat(page("/lab/unmatched")).contains("Match");
        assertThat(page("/lab/specimens/" + accession))
                .contains("Story of the tube")
                .contains("Number given");
        assertThat(page("/lab/analyzers")).contains(analyzer);
        assertThat(page("/lab/analyzers/" + id.value())).contains("ODD").contains("What its codes mean");
        assertThat(page("/lab/controls")).contains("Set a target");
        assertThat(page("/lab/catalog")).contains("Potassium");
        assertThat(page("/lab/catalog/K")).contains("critical");
    }

    @Test
    void aTechnologistReleasesWhatTheRulesHold() throws Exception {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "K", "7.1", "mmol/L");
        long result = read("/api/results?accession=" + accession)
                .get("rows")
                .get(0)
                .get("result")
                .asLong();

        assertThat(send(post("/api/results/" + result + "/release"), "{\"reason\":\" \"}")
                        .getStatus())
                .isEqualTo(400);
        assertThat(send(post("/api/results/" + result + "/release"), "{\"reason\":\"called the ward\"}")
                        .getStatus())
                .isEqualTo(200);
        assertThat(laboratory.sentAbout(accession)).hasSize(1);

        send(post("/api/results/" + result + "/reject"), "{\"reason\":\"wrong tube\"}");
        assertThat(laboratory.sentAbout(accession).getLast()).contains("|HH|||W");
        assertThat(read("/api/specimens/" + accession).toString())
                .contains("called the ward")
                .contains("wrong tube");
    }

    @Test
    void anUnmatchedResultIsMatchedAndTakenBack() throws Exception {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String lost = name("NO");
        laboratory.measure(analyzer, lost, "K", "4.4", "mmol/L");
        String accession = order("K");
        long result = read("/api/unmatched?accession=" + lost)
                .get("rows")
                .get(0)
                .get("result")
                .asLong();

        send(post("/api/unmatched/" + result + "/match"), "{\"accession\":\"" + accession + "\"}");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
        assertThat(send(post("/api/unmatched/" + result + "/undo"), "{\"reason\":\"not hers\"}")
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void mappingACodeLetsHeldResultsGo() throws Exception {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer);
        String accession = order("K");
        laboratory.measure(analyzer, accession, "KALIUM", "4.4", "mmol/L");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "HELD");

        MockHttpServletResponse mapped =
                send(put("/api/analyzers/" + id.value() + "/mappings"), "[{\"code\":\"KALIUM\",\"test\":\"K\"}]");
        assertThat(mapped.getStatus()).as(mapped.getContentAsString()).isEqualTo(200);
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
    }

    @Test
    void analyzersAndTargetsAreSetOverTheApi() throws Exception {
        String analyzer = name("AN");
        MockHttpServletResponse added = send(
                post("/api/analyzers"), "{\"name\":\"%s\",\"identification\":\"%s*\"}".formatted(analyzer, analyzer));
        assertThat(added.getStatus()).as(added.getContentAsString()).isEqualTo(201);
        long id = json.readTree(added.getContentAsString()).get("id").asLong();
        MockHttpServletResponse target = send(
                post("/api/controls"),
                "{\"analyzer\":%d,\"control\":\"%s\",\"level\":\"1\",\"test\":\"GLU\",\"mean\":100,\"deviation\":2}"
                        .formatted(id, name("QC")));
        assertThat(target.getStatus()).as(target.getContentAsString()).isEqualTo(201);
        assertThat(read("/api/lab/activity").get("analyzers").toString()).contains(analyzer);
        assertThat(read("/api/catalog").get("tests").size()).isGreaterThan(60);
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19800101", "M", code).getFirst();
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse response = web.perform(
                        get(path).with(user("lab").roles("LAB_TECHNOLOGIST")).with(LabDeskTest::atTheDispatcher))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(page(path));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.with(user("lab").roles("LAB_TECHNOLOGIST"))
                        .with(LabDeskTest::atTheDispatcher)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    /** The gate looks which servlet answers; a request without a server names none by itself. */
    private static MockHttpServletRequest atTheDispatcher(MockHttpServletRequest request) {
        request.setHttpServletMapping(new MockHttpServletMapping("", "/", "dispatcherServlet", MappingMatch.DEFAULT));
        return request;
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
