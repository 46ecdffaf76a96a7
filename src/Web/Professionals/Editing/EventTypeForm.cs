using System.Globalization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Professionals.Editing;

/// <summary>The part of a service's form that makes it bookable, as text.</summary>
public sealed class EventTypeForm
{
    public const string AtOnce = "at-once";
    public const string OnRequest = "request";
    private const int MostNoticeHours = 60 * 24;
    private const int MostHorizonDays = 365;
    private const int MostPerDay = 50;
    private const int MostFreeCancelHours = 30 * 24;

    /// <summary>The fields stood in the form that was sent.</summary>
    public string? Shown { get; set; }

    public string? Bookable { get; set; }

    public string? Way { get; set; } = nameof(MeetingWay.Video);

    /// <summary>Id of one of the places; empty for the address written in <see cref="Place"/>.</summary>
    public string? PlaceId { get; set; }

    public string? Place { get; set; }

    public string? OtherDurations { get; set; }

    public string? BufferBefore { get; set; } = "0";

    public string? BufferAfter { get; set; } = "0";

    public string? NoticeHours { get; set; } = "2";

    public string? HorizonDays { get; set; } = "60";

    public string? DailyLimit { get; set; }

    public string? Audience { get; set; }

    public string? ToBring { get; set; }

    public string? Questions { get; set; }

    public string? Answer { get; set; } = OnRequest;

    public string? RequestsBlock { get; set; } = "true";

    public string? FreeCancelHours { get; set; } = "48";

    /// <summary>Due after the deadline unless the professional says otherwise; services already there keep what they say.</summary>
    public string? LateFeePercent { get; set; } = "100";

    public bool IsBookable => Bookable == "true";

    public static EventTypeForm Of(ServiceOffer offer) =>
        new()
        {
            Bookable = offer.IsBookable ? "true" : null,
            Way = offer.Way.ToString(),
            PlaceId = offer.PlaceId?.ToString(),
            Place = offer.PlaceId is null ? offer.Place : "",
            OtherDurations = string.Join(", ", offer.OtherDurations),
            BufferBefore = Text(offer.BufferBeforeMinutes),
            BufferAfter = Text(offer.BufferAfterMinutes),
            NoticeHours = Text((offer.NoticeMinutes + 59) / 60),
            HorizonDays = Text(offer.HorizonDays),
            DailyLimit = offer.DailyLimit is { } limit ? Text(limit) : null,
            Audience = offer.Audience,
            ToBring = offer.ToBring,
            Questions = string.Join('\n', offer.Questions),
            Answer = offer.ConfirmsAtOnce ? AtOnce : OnRequest,
            RequestsBlock = offer.RequestsBlock ? "true" : null,
            FreeCancelHours = Text(offer.FreeCancelHours),
            LateFeePercent = Text(offer.LateFeePercent),
        };

    public static IReadOnlyList<(string Name, object? Value)> Values(ServiceOffer offer) =>
        [
            ("la réservation en ligne", offer.IsBookable),
            ("la façon de se voir", (offer.Way, offer.Place, offer.PlaceId).ToString()),
            ("les durées", string.Join(',', offer.OtherDurations)),
            ("les temps avant et après", (offer.BufferBeforeMinutes, offer.BufferAfterMinutes).ToString()),
            ("les délais", (offer.NoticeMinutes, offer.HorizonDays, offer.DailyLimit).ToString()),
            ("ce que le client doit savoir", $"{offer.Audience}\n{offer.ToBring}"),
            ("les questions", string.Join('\n', offer.Questions)),
            ("l’accord", (offer.ConfirmsAtOnce, offer.RequestsBlock).ToString()),
            ("les conditions d’annulation", (offer.FreeCancelHours, offer.LateFeePercent).ToString()),
        ];

    /// <summary>Reads and checks everything, then hands back what writes it; nothing is written where something was refused.</summary>
    public Action<ServiceOffer>? Read(int? minutes, IReadOnlyList<ReceivingPlace> places, FieldRefusals refusals)
    {
        var way = Enum.GetValues<MeetingWay>().FirstOrDefault(way => way.ToString() == Way);
        if (IsBookable && (minutes is null or < ServiceOffer.ShortestMinutes or > ServiceOffer.LongestBookableMinutes))
        {
            refusals.Add(
                "Duration",
                refusals.Texts["Pour être réservée, cette prestation a besoin d’une durée : entre 5 minutes et 24 heures."]
            );
        }
        else if (IsBookable && IsOnSite(way) && minutes < ServiceOffer.ShortestOnSiteMinutes)
        {
            refusals.Add(
                "Duration",
                refusals.Texts["Sur place, un rendez-vous dure au moins {0} minutes.", ServiceOffer.ShortestOnSiteMinutes]
            );
        }

        var others = ReadDurations(way, refusals);
        var place = Line(Place, nameof(Place), refusals);
        var named = places.FirstOrDefault(known => known.Id.ToString() == PlaceId);
        if (named is null && !string.IsNullOrEmpty(PlaceId))
        {
            refusals.Add(Field(nameof(PlaceId)), refusals.Texts["Ce lieu n’est plus dans votre liste : choisissez-en un autre."]);
        }
        else if (named is null && IsBookable && way == MeetingWay.AtProfessional && place.Length == 0)
        {
            refusals.Add(Field(nameof(Place)), refusals.Texts["Écrivez l’adresse où vous recevez."]);
        }

        var (audience, bring) = (Line(Audience, nameof(Audience), refusals), Line(ToBring, nameof(ToBring), refusals));
        var questions = ReadQuestions(refusals);
        var before = Number(BufferBefore, nameof(BufferBefore), 0, ServiceOffer.LongestBufferMinutes, refusals);
        var after = Number(BufferAfter, nameof(BufferAfter), 0, ServiceOffer.LongestBufferMinutes, refusals);
        var notice = Number(NoticeHours, nameof(NoticeHours), 0, MostNoticeHours, refusals);
        var horizon = Number(HorizonDays, nameof(HorizonDays), 1, MostHorizonDays, refusals);
        int? limit = string.IsNullOrWhiteSpace(DailyLimit) ? null : Number(DailyLimit, nameof(DailyLimit), 1, MostPerDay, refusals);
        var free = Number(FreeCancelHours, nameof(FreeCancelHours), 0, MostFreeCancelHours, refusals);
        var fee = Number(LateFeePercent, nameof(LateFeePercent), 0, 100, refusals);
        return !refusals.None
            ? null
            : offer =>
            {
                (offer.IsBookable, offer.Way) = (IsBookable, way);
                (offer.PlaceId, offer.Place, offer.PlaceAccess) = (named?.Id, named?.Line ?? place, named?.Access);
                offer.PlaceTelephone = named?.Telephone;
                (offer.OtherDurations, offer.Questions) = (others, questions);
                (offer.BufferBeforeMinutes, offer.BufferAfterMinutes) = (before, after);
                (offer.NoticeMinutes, offer.HorizonDays, offer.DailyLimit) = (notice * 60, horizon, limit);
                (offer.Audience, offer.ToBring) = (audience, bring);
                (offer.ConfirmsAtOnce, offer.RequestsBlock) = (Answer == AtOnce, RequestsBlock == "true");
                (offer.FreeCancelHours, offer.LateFeePercent) = (free, fee);
            };
    }

    private List<int> ReadDurations(MeetingWay way, FieldRefusals refusals)
    {
        var shortest = IsOnSite(way) ? ServiceOffer.ShortestOnSiteMinutes : ServiceOffer.ShortestMinutes;
        var parts = (OtherDurations ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var minutes = new List<int>();
        foreach (var part in parts)
        {
            if (
                minutes.Count == ServiceOffer.MostDurations
                || WrittenNumber.Read(part, shortest, ServiceOffer.LongestBookableMinutes) is not { } length
            )
            {
                refusals.Add(
                    Field(nameof(OtherDurations)),
                    refusals.Texts[
                        "Écrivez au plus {0} durées en minutes séparées par des virgules, par exemple 45, 90 ; chacune d’au moins {1} minutes.",
                        ServiceOffer.MostDurations,
                        shortest
                    ]
                );
                return [];
            }

            minutes.Add(length);
        }

        return [.. minutes.Distinct()];
    }

    private List<string> ReadQuestions(FieldRefusals refusals)
    {
        var lines = (Questions ?? "")
            .Split('\n')
            .Select(line => PersonalText.Clean(line, ServiceOffer.LongestQuestion + 1))
            .Where(l => l.Length > 0)
            .ToList();
        if (lines.Count > ServiceOffer.MostQuestions || lines.Exists(line => line.Length > ServiceOffer.LongestQuestion))
        {
            refusals.Add(
                Field(nameof(Questions)),
                refusals.Texts[
                    "{0} questions au plus, une par ligne, de {1} caractères au plus.",
                    ServiceOffer.MostQuestions,
                    ServiceOffer.LongestQuestion
                ]
            );
        }

        return lines;
    }

    private static string Line(string? text, string field, FieldRefusals refusals)
    {
        var clean = PersonalText.Clean(text, ServiceOffer.LongestNote + 1);
        if (clean.Length > ServiceOffer.LongestNote)
        {
            refusals.Add(Field(field), refusals.Texts["Ce texte est trop long : {0} caractères au plus.", ServiceOffer.LongestNote]);
        }

        return clean;
    }

    private static int Number(string? text, string field, int least, int most, FieldRefusals refusals)
    {
        if (WrittenNumber.Read(text, least, most) is { } number)
        {
            return number;
        }

        refusals.Add(Field(field), refusals.Texts["Écrivez un nombre entier entre {0} et {1}.", least, most]);
        return 0;
    }

    private static bool IsOnSite(MeetingWay way) => way is MeetingWay.AtClient or MeetingWay.AtProfessional;

    private static string Field(string name) => $"{nameof(ServiceOfferForm.Booking)}.{name}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
