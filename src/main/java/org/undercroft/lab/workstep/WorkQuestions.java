package org.undercroft.lab.workstep;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.QueryResponder;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;

/**
 * Answers an analyzer that asks what to measure (IHE LAW, LAB-27): its question is confirmed on the line, and the work,
 * or the word that there is none, follows to the analyzer's own door once the confirmation is written (LAB-28).
 */
@Component
class WorkQuestions implements QueryResponder {

    private final AnalyzerRoster roster;
    private final WorkStepRepository steps;
    private final OpenWork work;
    private final WorkDispatch dispatch;

    WorkQuestions(AnalyzerRoster roster, WorkStepRepository steps, OpenWork work, WorkDispatch dispatch) {
        this.roster = roster;
        this.steps = steps;
        this.work = work;
        this.dispatch = dispatch;
    }

    @Override
    public String name() {
        return "laboratory work order steps";
    }

    @Override
    public Set<String> types() {
        return Set.of("QBP^Q11", "QBP^WOS");
    }

    @Override
    public List<byte[]> answer(InboundMessage message) {
        Question question = Question.of(message.hl7(), message.sender());
        Analyzer analyzer = roster.recognize(message.sender(), message.receivedAt());
        WorkDelivery delivery = steps.delivery(analyzer.id())
                .orElseThrow(() -> new UnacceptableMessage("Nobody said where " + analyzer.name()
                        + " takes its work: set its destination on the page of its work order steps"));
        OpenWork.Found found = question.isForEverything() ? work.all(analyzer) : work.of(analyzer, question.numbers());
        dispatch.sendAsked(delivery, question.asker(), found.orders());
        if (found.orders().isEmpty() && !found.onItsWay()) {
            question.numbers().forEach(number -> dispatch.nothing(delivery, question.asker(), number));
        }
        return List.of(WorkMessage.understood(question, WorkDispatch.number(), Instant.now()));
    }
}
