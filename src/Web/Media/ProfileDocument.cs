namespace Visavis.Web.Media;

/// <summary>A PDF of a professional.</summary>
public sealed class ProfileDocument
{
    public const int LongestTitle = 160;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public int Position { get; set; }

    public required string Title { get; set; }

    public DocumentVisibility Visibility { get; set; }

    public required string StorageKey { get; set; }

    public long Bytes { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
