package org.undercroft.lab.storage;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** Shows what is stored; that patients' samples were looked at is written down. */
@Component
public class StorageDesk {

    private final StorageBook book;
    private final Storekeeping keeping;

    StorageDesk(StorageBook book, Storekeeping keeping) {
        this.book = book;
        this.keeping = keeping;
    }

    @Transactional
    public PageOf<Stored> page(PageRequest request) {
        PageOf<Stored> page = book.page(request);
        keeping.read("storage", page.rows());
        return page;
    }

    /** A rack with what stands in it. */
    public record Map(Rack rack, List<Stored> stored) {

        /** What stands at a position; null if it is free. */
        @org.jspecify.annotations.Nullable
        public Stored at(int row, int column) {
            Position position = new Position(row, column);
            return stored.stream()
                    .filter(sample -> sample.position().equals(position))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Transactional
    public Map map(long rack) {
        Map map = new Map(keeping.rackOf(rack), book.inRack(rack));
        keeping.read("storage-rack", map.stored());
        return map;
    }

    @Transactional
    public List<StorageBook.Wanted> wanted() {
        List<StorageBook.Wanted> wanted = book.wanted();
        keeping.read(
                "retrieval-list",
                wanted.stream().map(StorageBook.Wanted::stored).toList());
        return wanted;
    }
}
