package org.undercroft.lab.patientcontrol;

/** Which moving statistic of patients' results is watched. */
public enum Statistic {
    /** The mean of the last results. */
    MEAN("Moving mean", "results in the window"),
    /** Their median, which single wild values don't move. */
    MEDIAN("Moving median", "results in the window"),
    /** The exponentially weighted mean; its weight is {@code 2 / (size + 1)}. */
    EWMA("Exponentially weighted mean", "results it stands for"),
    /**
     * Bull's estimator (Bull et al., Am J Clin Pathol 1974;61:473), once each batch of usually 20:
     * {@code XB' = XB + sgn(S) (S / N)^2} with {@code S = sum sgn(x - XB) sqrt(|x - XB|)}.
     */
    BULL("Bull's estimator (XB)", "results in a batch");

    private final String label;
    private final String sizeLabel;

    Statistic(String label, String sizeLabel) {
        this.label = label;
        this.sizeLabel = sizeLabel;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** What its size counts. */
    public String sizeLabel() {
        return sizeLabel;
    }

    /** Bull's estimator after a batch. */
    static double bull(double former, double[] batch) {
        double sum = 0;
        for (double value : batch) {
            sum += Math.signum(value - former) * Math.sqrt(Math.abs(value - former));
        }
        double share = sum / batch.length;
        return former + Math.signum(share) * share * share;
    }
}
