using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Visavis.Web.Agreements;

/// <summary>Where a case stands.</summary>
public enum CaseStep
{
    Asked,
    VisitBooked,
    Proposed,
    Agreed,

    /// <summary>The first service is booked or was done.</summary>
    Started,
    Closed,
}

/// <summary>Steps, deadlines and the hash: pure rules.</summary>
public static class CaseRules
{
    /// <summary>From the first contact to the first service.</summary>
    public const int Days = 10;
    public const int UrgentDays = 2;

    public static DateTimeOffset DueAt(DateTimeOffset createdAt, bool isUrgent) => createdAt.AddDays(isUrgent ? UrgentDays : Days);

    /// <param name="latest">Newest version of the agreement.</param>
    /// <param name="first">When the first service begins.</param>
    public static CaseStep Step(ClientCase @case, AgreementVersion? latest, bool hasVisit, DateTimeOffset? first) =>
        @case.ClosedAt is not null ? CaseStep.Closed
        : latest?.AgreedAt is not null ? (first is null ? CaseStep.Agreed : CaseStep.Started)
        : latest is not null ? CaseStep.Proposed
        : hasVisit ? CaseStep.VisitBooked
        : CaseStep.Asked;

    /// <summary>The first service is not there by its deadline, or is booked for after it.</summary>
    public static bool IsLate(ClientCase @case, DateTimeOffset? first, DateTimeOffset now)
    {
        var due = DueAt(@case.CreatedAt, @case.IsUrgent);
        return @case.ClosedAt is null && (first is { } at ? at > due : now > due);
    }

    /// <summary>Over all that both agree to, so that nothing of it can change unseen.</summary>
    public static string Hash(int number, string text, IEnumerable<Guid> professionals, DateOnly startsOn, DateOnly? noHireUntil)
    {
        var all = string.Join(
            '\n',
            number.ToString(CultureInfo.InvariantCulture),
            startsOn.ToString("O", CultureInfo.InvariantCulture),
            noHireUntil?.ToString("O", CultureInfo.InvariantCulture) ?? "-",
            string.Join(',', professionals.Order().Select(id => id.ToString("N"))),
            text.ReplaceLineEndings("\n")
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
