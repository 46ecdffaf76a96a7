namespace Visavis.Web.Media.Inspection;

/// <summary>Collects the pieces of a cleaned file; neighbours in the original become one.</summary>
internal sealed class PieceList
{
    private readonly List<Piece> pieces = [];

    public IReadOnlyList<Piece> All => pieces;

    public void Keep(long offset, long length)
    {
        if (length == 0)
        {
            return;
        }

        if (pieces is [.., { Own: null, IsBlank: false } last] && last.Offset + last.Length == offset)
        {
            pieces[^1] = Piece.Range(last.Offset, last.Length + length);
            return;
        }

        pieces.Add(Piece.Range(offset, length));
    }

    public void Add(ReadOnlyMemory<byte> own) => pieces.Add(Piece.Of(own));

    public void Blank(long length)
    {
        if (length > 0)
        {
            pieces.Add(Piece.Blank(length));
        }
    }
}
