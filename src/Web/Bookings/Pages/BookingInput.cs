using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.Pages;

/// <summary>What somebody fills in while the slot is kept, as it was sent.</summary>
public sealed class BookingInput
{
    private const int LongestPhone = 32;
    private const int FewestDigits = 6;
    private const int MostClocks = 3;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? ForName { get; set; }

    public string? Place { get; set; }

    public string? PlaceAccess { get; set; }

    public IList<string?> Answers { get; set; } = [];

    public string? EarlyStart { get; set; }

    /// <summary>The wallet to pay with; null is an invoice.</summary>
    public Guid? Fund { get; set; }

    /// <summary>0 comes once; otherwise every so many weeks.</summary>
    public int EveryWeeks { get; set; }

    public int Times { get; set; } = 4;

    /// <summary>1 is Monday; besides the day of the slot.</summary>
    public IList<int> Weekdays { get; set; } = [];

    /// <summary>Other times on the same days, like <c>17:30</c>.</summary>
    public IList<string?> AlsoAt { get; set; } = [];

    /// <summary>Colleagues may come when the chosen professional is not free.</summary>
    public string? WithTeam { get; set; }

    /// <summary>Stamp of the dates as they stood on the page.</summary>
    public string? DatesShown { get; set; }

    /// <summary>Postal address, where the booking has a price and none is known.</summary>
    public ContactInput Contact { get; set; } = new();

    /// <summary>Null when it comes once.</summary>
    public SeriesWish? Series =>
        EveryWeeks <= 0
            ? null
            : new SeriesWish(
                EveryWeeks,
                Times,
                [.. Weekdays.Where(day => day is >= 1 and <= 7).Select(day => (IsoDayOfWeek)day)],
                [
                    .. AlsoAt
                        .Take(MostClocks)
                        .Select(text => Clock.Parse(text ?? ""))
                        .Where(parsed => parsed.Success)
                        .Select(parsed => parsed.Value),
                ],
                WithTeam == "true"
            );

    public string? AnswerTo(int question) => question < Answers.Count ? Answers[question] : null;

    /// <summary>The request, when every field is good; each that is not adds a sentence under its name.</summary>
    public BookingRequest? Read(
        ServiceOffer offer,
        Account? client,
        bool needsEarlyStart,
        string language,
        string zone,
        IStringLocalizer<BookingTexts> texts,
        EmailSentences emails,
        Action<string, string> refuse
    )
    {
        var good = true;
        void Refuse(string field, string sentence)
        {
            good = false;
            refuse(field, sentence);
        }

        // These names stand in mails of this site.
        void RefuseIfMisleading(string field, string written)
        {
            if (NameRules.Misleads(written))
            {
                Refuse(field, texts[NameRules.Refusal]);
            }
        }

        var name = client?.DisplayName ?? PersonalText.Clean(Name, Booking.LongestName);
        if (name.Length < 2)
        {
            Refuse(nameof(Name), texts["Écrivez votre nom."]);
        }
        else if (client is null)
        {
            RefuseIfMisleading(nameof(Name), name);
        }

        var other = PersonalText.Clean(ForName, Booking.LongestName);
        RefuseIfMisleading(nameof(ForName), other);

        string? email = null;
        if (client is null && !EmailAddress.TryClean(Email, out email))
        {
            Refuse(nameof(Email), emails.Problem(Email));
        }

        var phone = PersonalText.Clean(Phone, LongestPhone);
        if (offer.Way == MeetingWay.Telephone && phone.Count(char.IsAsciiDigit) < FewestDigits)
        {
            Refuse(nameof(Phone), texts["Écrivez le numéro où vous appeler."]);
        }

        var place = PersonalText.Clean(Place, Booking.LongestPlace);
        if (offer.Way == MeetingWay.AtClient && (place.Length < 8 || !place.Any(char.IsAsciiDigit)))
        {
            Refuse(nameof(Place), texts["Écrivez l’adresse complète : numéro, rue, code postal et ville."]);
        }

        var answers = new List<string>();
        for (var i = 0; i < offer.Questions.Count; i++)
        {
            answers.Add(PersonalText.Clean(AnswerTo(i), Booking.LongestAnswer));
            if (offer.Questions[i].EndsWith('*') && answers[i].Length == 0)
            {
                Refuse($"{nameof(Answers)}[{i}]", texts["Répondez à cette question, s’il vous plaît."]);
            }
        }

        if (needsEarlyStart && EarlyStart != "true")
        {
            Refuse(nameof(EarlyStart), texts["Sans cette demande, le rendez-vous ne peut pas commencer avant quatorze jours."]);
        }

        return good
            ? new BookingRequest
            {
                ClientId = client?.Id,
                Name = name,
                Email = email,
                Phone = phone.Length > 0 ? phone : null,
                ForName = other.Length > 0 ? other : null,
                Place = offer.Way == MeetingWay.AtClient ? place : null,
                PlaceAccess =
                    offer.Way == MeetingWay.AtClient && PersonalText.Clean(PlaceAccess, Booking.LongestPlace) is { Length: > 0 } access
                        ? access
                        : null,
                Answers = answers,
                Language = language,
                Zone = zone,
                AsksEarlyStart = EarlyStart == "true",
                Fund = client is null ? null : Fund,
            }
            : null;
    }
}
