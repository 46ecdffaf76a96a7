using Visavis.Web.Letters;

namespace Visavis.Web.Vouchers;

/// <summary>The delay in which silence confirms vouchers runs from the day on which the letter about them left.</summary>
public sealed class ClaimLetters(VoucherClaims claims) : ILetterSent
{
    public Task SentAsync(string subjectKey, CancellationToken cancellationToken) =>
        Subjects.ClaimOf(subjectKey) is { } booking ? claims.ToldAsync(booking, cancellationToken) : Task.CompletedTask;
}
