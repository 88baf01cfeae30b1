package org.undercroft.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.exchange.BatchHandler;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.exchange.QueryResponder;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.actor.Caused;

/** A laboratory at work for a test: messages go in, and what leaves is seen. */
@TestComponent
@Primary
public class Laboratory implements Outbox {

    private final List<MessageHandler> handlers;
    private final List<QueryResponder> responders;
    private final AnalyzerRepository analyzers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    Laboratory(
            @org.springframework.context.annotation.Lazy List<MessageHandler> handlers,
            @org.springframework.context.annotation.Lazy List<QueryResponder> responders,
            AnalyzerRepository analyzers,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.responders = responders;
        this.analyzers = analyzers;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void send(OutgoingMessage message) {
        sent.add(new String(message.content(), StandardCharsets.UTF_8));
    }

    Handled receive(InboundMessage message) {
        MessageHandler handler = handlers.stream()
                .filter(each -> each.types().contains(message.type()))
                .findFirst()
                .orElseThrow();
        return transaction.execute(_ -> handler.handle(message));
    }

    /** As the exchange does with several of one sender: in one transaction. */
    List<Handled> receiveAll(List<? extends InboundMessage> messages) {
        BatchHandler handler = handlers.stream()
                .filter(each -> each.types().contains(messages.getFirst().type()))
                .map(BatchHandler.class::cast)
                .findFirst()
                .orElseThrow();
        List<Caused<InboundMessage>> caused = messages.stream()
                .map(message -> new Caused<InboundMessage>(
                        new Acting(
                                Actor.program(message.sender(), "127.0.0.1"),
                                message.id().value()),
                        message))
                .toList();
        return transaction.execute(_ -> handler.handleAll(caused));
    }

    String ask(InboundMessage question) {
        QueryResponder responder = responders.stream()
                .filter(each -> each.types().contains(question.type()))
                .findFirst()
                .orElseThrow();
        return transaction.execute(_ -> responder.answer(question)).stream()
                .map(answer -> new String(answer, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Orders for a new patient; gives the accession numbers. */
    List<String> order(String record, String placer, String born, String sex, String... codes) {
        List<String> segments = new java.util.ArrayList<>(List.of(
                "MSH|^~\\&|EHR|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|M" + placer + "|P|2.5.1",
                "PID|1||" + record + "^^^HOSP^MR||Muster^" + record + "||" + born + "|" + sex,
                "PV1|1|I|W3^12^1||||||||||||||||V" + record));
        for (int i = 0; i < codes.length; i++) {
            segments.add("ORC|NW|" + placer + "-" + i + "||||||||||D1^Doctor^Ann");
            segments.add("OBR|" + (i + 1) + "|" + placer + "-" + i + "||" + codes[i] + "^Test " + codes[i] + "^L");
        }
        return receive(ArrivedMessage.hl7("OML^O21", "WARD|EHR", segments.toArray(String[]::new)))
                .accessions();
    }

    AnalyzerId analyzer(String name, String... codesAndTests) {
        AnalyzerId id = analyzers.add(
                new AnalyzerSettings(name, "Model", name + "*", name + "-TAG", Driver.STANDARD),
                AnalyzerState.IN_SERVICE,
                "test");
        List<Mapping> mappings = new java.util.ArrayList<>();
        for (int i = 0; i < codesAndTests.length; i += 2) {
            mappings.add(Mapping.of(codesAndTests[i], codesAndTests[i + 1]));
        }
        analyzers.map(id, mappings, "test");
        return id;
    }

    /** One value of one specimen, sent by an analyzer. */
    Handled measure(String analyzer, String specimen, String code, String value, String unit) {
        return receive(result(analyzer, specimen, code, value, unit, "F"));
    }

    static ArrivedMessage result(
            String analyzer, String specimen, String code, String value, String unit, String status) {
        return ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + specimen + "||^^^" + code + "|R",
                "R|1|^^^" + code + "|" + value + "|" + unit + "||N||" + status + "||op",
                "L|1|N");
    }

    List<Map<String, Object>> results(String accession) {
        return jdbc.sql("""
            select r.*, r.reasons::text as reason_text from lab.result r
              left join lab.specimen s on s.id = r.specimen
             where s.accession = :number or r.specimen_text = :number order by r.id
            """).param("number", accession).query().listOfRows();
    }

    List<Map<String, Object>> rows(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().listOfRows();
    }

    int change(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    String text(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(String.class).single();
    }

    List<String> sentAbout(String text) {
        return sent.stream().filter(message -> message.contains(text)).toList();
    }

    /** Changes the past, such as when a tube was drawn. */
    void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    <T> T inTransaction(java.util.function.Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
