using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals;

/// <summary>The public profile of a listed account; shares its id, which is also the user id of the signaling room.</summary>
public sealed class Professional
{
    public Guid Id { get; set; }

    public Account? Account { get; set; }

    /// <summary>Short public code without its prefix and dash, e.g. <c>7K3M</c> for <c>V-7K3M</c>; unique.</summary>
    public required string ReferenceCode { get; set; }

    /// <summary>Readable part of the profile's address; the reference code that follows it is what identifies.</summary>
    public required string Slug { get; set; }

    public required string DisplayName { get; set; }

    public AccountCategory Category { get; set; }

    /// <summary>ROME job title code (OGR) when the profession comes from the nomenclature.</summary>
    public int? ProfessionCode { get; set; }

    /// <summary>The profession as this person words it, in one gender.</summary>
    public required string ProfessionLabel { get; set; }

    public required string CommuneCode { get; set; }

    public required string City { get; set; }

    public required string Department { get; set; }

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    /// <summary>ISO 639-1 codes separated by spaces, e.g. <c>fr en ar</c>.</summary>
    public required string Languages { get; set; }

    /// <summary>Markdown, shown sanitised.</summary>
    public required string Presentation { get; set; }

    /// <summary>Price of a consultation in euro cents; 0 is free, null is not stated.</summary>
    public int? PriceCents { get; set; }

    /// <summary>Seed of the portrait drawn by code until the person has a photo.</summary>
    public int PortraitSeed { get; set; }

    /// <summary>The photo shown instead of the drawn portrait.</summary>
    public Guid? PortraitPhotoId { get; set; }

    /// <summary>The gallery photo across the top of the profile.</summary>
    public Guid? CoverPhotoId { get; set; }

    /// <summary>Other professions this person exercises, as they word them.</summary>
    public IList<string> OtherProfessions { get; set; } = [];

    public IList<ServiceOffer> Services { get; } = new List<ServiceOffer>();

    /// <summary>Only for <see cref="AccountCategory.JobSeeker"/>.</summary>
    public JobSearch? JobSearch { get; set; }

    /// <summary>Only for organisations that recruit.</summary>
    public Recruitment? Recruitment { get; set; }

    /// <summary>Start of the next slot that can be booked, as last computed from the calendar; null when none is known.</summary>
    public DateTimeOffset? NextSlotAt { get; set; }

    /// <summary>How many recommendations from proven services stand on the profile.</summary>
    public int RecommendationCount { get; set; }

    /// <summary>Of the calls and requests of late, how many were answered, in percent; null when there were too few to tell.</summary>
    public int? AnswerRate { get; set; }

    public bool IsHidden { get; set; }

    /// <summary>Rises with every change of the row, so that of two saves at once one is told.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
