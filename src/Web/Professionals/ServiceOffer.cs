using Visavis.Ledger;

namespace Visavis.Web.Professionals;

/// <summary>
/// One thing a professional does, as the profile lists it. With a duration and <see cref="IsBookable"/> it is an event type: visitors book
/// it. A booking freezes name, price and policy, so that a later change alters nothing agreed.
/// </summary>
public sealed class ServiceOffer
{
    public const int LongestName = 120;
    public const int LongestDescription = 1000;
    public const int LongestNote = 500;
    public const int LongestTelephone = 16;
    public const int LongestQuestion = 200;
    public const int MostQuestions = 5;
    public const int MostDurations = 4;

    /// <summary>On-site work is never shorter.</summary>
    public const int ShortestOnSiteMinutes = 45;
    public const int ShortestMinutes = 5;
    public const int LongestBookableMinutes = 24 * 60;
    public const int LongestBufferMinutes = 4 * 60;

    public Guid Id { get; set; }

    public Guid ProfessionalId { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Euro cents; 0 is free, null is on quotation.</summary>
    public int? PriceCents { get; set; }

    public PriceUnit PriceUnit { get; set; }

    public int? DurationMinutes { get; set; }

    /// <summary>Whether visitors can book it; it needs a duration too.</summary>
    public bool IsBookable { get; set; }

    public MeetingWay Way { get; set; }

    /// <summary>Further durations a visitor may choose instead of <see cref="DurationMinutes"/>.</summary>
    public IList<int> OtherDurations { get; set; } = [];

    /// <summary>
    /// Where the professional receives, for <see cref="MeetingWay.AtProfessional"/>: what they wrote, or name and address of the place that
    /// <see cref="PlaceId"/> names, kept like it.
    /// </summary>
    public string Place { get; set; } = "";

    /// <summary>One of the places of the professional or of their organisation; its slots lie in hours of that place, or of none.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>How one gets in there; only of a place that is named.</summary>
    public string? PlaceAccess { get; set; }

    /// <summary>In E.164; only of a place that is named.</summary>
    public string? PlaceTelephone { get; set; }

    /// <summary>Kept free before the start.</summary>
    public int BufferBeforeMinutes { get; set; }

    /// <summary>Kept free after the end.</summary>
    public int BufferAfterMinutes { get; set; }

    /// <summary>How long before its start a slot can last be booked.</summary>
    public int NoticeMinutes { get; set; } = 120;

    /// <summary>How many days ahead slots are offered.</summary>
    public int HorizonDays { get; set; } = 60;

    /// <summary>Bookings and waiting requests of this service on one day of the professional; null is no limit.</summary>
    public int? DailyLimit { get; set; }

    /// <summary>For whom it is.</summary>
    public string Audience { get; set; } = "";

    public string ToBring { get; set; } = "";

    /// <summary>Asked before booking; one that ends with <c>*</c> must be answered.</summary>
    public IList<string> Questions { get; set; } = [];

    /// <summary>Whether a slot is booked at once; otherwise the professional accepts or declines a request. On quotation is always a request.</summary>
    public bool ConfirmsAtOnce { get; set; }

    /// <summary>Whether nobody else can take the time of a request that waits for its answer.</summary>
    public bool RequestsBlock { get; set; } = true;

    /// <summary>Until so many hours before the start cancelling costs nothing.</summary>
    public int FreeCancelHours { get; set; } = 48;

    /// <summary>Of the price, due when the client cancels later; 0 never costs anything.</summary>
    public int LateFeePercent { get; set; }

    /// <summary>What every job seeker begins with: recruiters ask for it, and say who they are and what for.</summary>
    public static ServiceOffer JobInterview(Guid professionalId) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProfessionalId = professionalId,
            Name = "Entretien d’embauche",
            PriceCents = 0,
            DurationMinutes = 30,
            IsBookable = true,
            Questions = ["Votre organisation *", "Le poste proposé *"],
        };

    /// <summary>What a visitor may choose between, shortest first; empty when it cannot be booked.</summary>
    public IReadOnlyList<int> Durations =>
        IsBookable && DurationMinutes is { } usual ? [.. OtherDurations.Append(usual).Distinct().Order()] : [];

    /// <summary>Whether the other side has to answer before it is agreed.</summary>
    public bool NeedsAnswer => !ConfirmsAtOnce || PriceFor(DurationMinutes ?? 0) is null;

    /// <summary>What so many minutes cost in cents, rounded once; null when the price is not known before (on quotation, per day, per m²…).</summary>
    public int? PriceFor(int minutes) =>
        PriceUnit switch
        {
            _ when PriceCents is null or 0 => PriceCents,
            PriceUnit.Fixed => PriceCents,
            PriceUnit.Hour => (int)Money.ForMinutes(new Money(PriceCents.Value), minutes).Cents,
            _ => null,
        };
}
