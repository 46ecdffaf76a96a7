namespace Visavis.Web.Media;

/// <summary>A photo of a professional, in the sizes pages use. Shown only when <see cref="DeletedAt"/> is null.</summary>
public sealed class Photo
{
    public const int LongestCaption = 200;

    /// <summary>Random; part of its public address.</summary>
    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public PhotoUse Use { get; set; }

    public int Position { get; set; }

    public string Caption { get; set; } = "";

    /// <summary>When it was put into the bin, from where it can be taken back until it is swept.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public IList<PhotoFile> Files { get; } = new List<PhotoFile>();
}
