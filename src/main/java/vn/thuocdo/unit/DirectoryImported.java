package vn.thuocdo.unit;

/**
 * A directory file was taken; published within the transaction that writes it.
 *
 * @param who username or command that brought the file
 */
public record DirectoryImported(String who, ImportReport report) {}
