namespace Visavis.Web.Foundation.Forms;

/// <summary>
/// What a form was answered, or what it held when its session was over. Sealed with a key that only the browser has: without it the row tells nobody anything.
/// </summary>
public sealed class SealedForm
{
    /// <summary>Of the browser's key, one way.</summary>
    public required string Id { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null while the form is still being answered.</summary>
    public byte[]? Content { get; set; }
}
