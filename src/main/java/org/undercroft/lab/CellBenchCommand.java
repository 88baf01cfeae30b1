package org.undercroft.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.microscope.score.CellBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undercroft bench cells}. */
@Command(
        name = "cells",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the cells of each image in a folder and scores the counts against boxes that people drew.",
            "Boxes are VOC files (XML) with the names of the images; their objects are RBC, WBC and Platelets."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the figures are printed",
            "1:a file could not be read",
            "2:the command was not understood",
            "3:no image has boxes"
        })
public final class CellBenchCommand implements Callable<Integer> {

    private static final int NOTHING = 3;

    @Option(names = "--images", paramLabel = "FOLDER", required = true, description = "JPEG, PNG or TIFF images.")
    private Path images = Path.of("");

    @Option(names = "--boxes", paramLabel = "FOLDER", required = true, description = "A VOC file for each image.")
    private Path boxes = Path.of("");

    @Option(
            names = "--microns-per-pixel",
            paramLabel = "NUMBER",
            description = "The magnification; without it the size of red cells is estimated.")
    private @Nullable Double micronsPerPixel;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            var out = spec.commandLine().getOut();
            int scored = new CellBench(out::println, micronsPerPixel).run(images, boxes);
            if (scored == 0) {
                spec.commandLine().getErr().println("No image in " + images + " has boxes in " + boxes + ".");
                return NOTHING;
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
