namespace Visavis.Web.Services.Sheets;

public sealed record SheetField(string Label, string Value);

/// <param name="Role">"Signature du client".</param>
/// <param name="Name">Who signs, as known before.</param>
public sealed record SheetSigner(string Role, string Name, SheetSignature? Signature, string? Said)
{
    public SheetStrokes? Strokes => SheetStrokes.Read(Signature?.Strokes);
}

/// <summary>Everything that stands on a sheet, in the reader's language; page and paper say the same.</summary>
/// <param name="Address">What the code leads to, on both halves.</param>
public sealed record SheetFacts(
    string Number,
    string Title,
    string State,
    string Address,
    string Language,
    IReadOnlyList<SheetField> Client,
    IReadOnlyList<SheetField> Coupon,
    IReadOnlyList<SheetSigner> Signers,
    SheetWords Words
);

/// <param name="Code">Words for the picture of the code.</param>
public sealed record SheetWords(string Number, string CouponTitle, string Cut, string Code, string Scan);
