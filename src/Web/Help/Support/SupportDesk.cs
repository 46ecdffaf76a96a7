using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting.Counting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Help.Support;

/// <summary>Takes messages in with a number, a receipt and the day of the answer, and sends the answer of a person.</summary>
public sealed class SupportDesk(
    VisavisDbContext db,
    MailWriter writer,
    MailAllowance allowance,
    IOptions<HelpOptions> options,
    IStringLocalizer<HelpTexts> texts,
    TimeProvider time
)
{
    public const int LongestWords = 5000;
    public const string Receipt = "support-receipt";
    public const string AnswerKind = "support-answer";
    private const string NumberSigns = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public async Task<SupportRequest> TakeAsync(
        SupportKind kind,
        string email,
        string words,
        Guid? accountId,
        string language,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var days = kind == SupportKind.Complaint ? options.Value.ComplaintDays : options.Value.QuestionDays;
        var request = new SupportRequest
        {
            Id = Guid.NewGuid(),
            Number = (kind == SupportKind.Complaint ? "R-" : "Q-") + RandomNumberGenerator.GetString(NumberSigns, 8),
            Kind = kind,
            AccountId = accountId,
            Email = email,
            Words = words,
            Language = language,
            At = now,
            AnswerBy = LocalTime.Date(now, ReaderZone.Default).AddDays(days),
        };
        db.Add(request);
        if (await allowance.AllowsAsync(db, email, Receipt, cancellationToken))
        {
            writer.Add(db, accountId, email, InLanguage.Write(language, () => ReceiptOf(request)));
        }

        await db.SaveChangesAsync(cancellationToken);
        return request;
    }

    /// <returns>False when somebody answered meanwhile.</returns>
    public async Task<bool> AnswerAsync(string number, Guid staffId, string answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Of two who answer at once, only the one whose update finds it open writes to the person.
        var taken = await db.Set<SupportRequest>()
            .Where(r => r.Number == number && r.AnsweredAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.AnsweredAt, now).SetProperty(r => r.AnsweredById, staffId).SetProperty(r => r.Answer, answer),
                cancellationToken
            );
        if (taken == 0)
        {
            return false;
        }

        var request = await db.Set<SupportRequest>().AsNoTracking().SingleAsync(r => r.Number == number, cancellationToken);
        writer.Add(
            db,
            request.AccountId,
            request.Email,
            InLanguage.Write(
                request.Language,
                () =>
                    new MailContent(
                        AnswerKind,
                        texts["Réponse à votre message {0}", request.Number],
                        [texts["Bonjour,"], answer],
                        Action: null,
                        request.Language
                    )
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public string DayOf(SupportRequest request) => DayText.WithoutWeekday(request.AnswerBy);

    private MailContent ReceiptOf(SupportRequest request) =>
        new(
            Receipt,
            request.Kind == SupportKind.Complaint
                ? texts["Réclamation {0} reçue", request.Number]
                : texts["Question {0} reçue", request.Number],
            [
                texts["Bonjour,"],
                texts["Nous avons reçu votre message. Une personne vous répondra au plus tard le {0}.", DayOf(request)],
                texts["Gardez ce numéro : {0}", request.Number],
            ],
            Action: null,
            request.Language
        );
}

/// <summary>How many messages one address may send in an hour.</summary>
public sealed class SupportAllowance(IOptions<HelpOptions> options, SharedCounts counts) : IDisposable
{
    private readonly PartitionedRateLimiter<string> hourly = PartitionedRateLimiter.Create<string, string>(origin =>
        counts.Of($"support {origin}", options.Value.MessagesPerHour, TimeSpan.FromHours(1))
    );

    public bool Allows(string origin)
    {
        using var lease = hourly.AttemptAcquire(origin);
        return lease.IsAcquired;
    }

    public void Dispose() => hourly.Dispose();
}
