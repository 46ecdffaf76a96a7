using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Moderation;

namespace Visavis.Web.Trust.Reports;

/// <summary>Takes a report in: its own copy of what it is about, the receipt and the audit line are one transaction.</summary>
public sealed class ReportDesk(
    VisavisDbContext db,
    ReportSnapshot snapshot,
    TrustMails mails,
    MailAllowance allowance,
    FollowUpLinks links,
    TrustHashes hashes,
    StaffNotices staff,
    SiteAddress site,
    TimeProvider time
)
{
    private const string NumberSigns = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int NumberLength = 8;

    internal static string NewNumber() => "S-" + RandomNumberGenerator.GetString(NumberSigns, NumberLength);

    /// <returns>The report and the secret of its follow-up page.</returns>
    public async Task<(Report Report, string Secret)> TakeAsync(NewReport given, CancellationToken cancellationToken)
    {
        var secret = FollowUpLinks.NewSecret();
        var report = new Report
        {
            Id = Guid.NewGuid(),
            Number = NewNumber(),
            SecretHash = FollowUpLinks.HashOf(secret),
            Kind = given.Kind,
            SubjectName = given.SubjectName,
            SubjectId = given.SubjectId,
            Place = given.Place,
            PlaceId = given.PlaceId,
            Story = given.Story,
            LostCents = given.LostCents,
            SharesConversation = given.SharesConversation,
            ReceivedAt = time.GetUtcNow(),
            Version = Guid.NewGuid(),
        };
        foreach (var (file, note) in given.Files)
        {
            report.Evidence.Add(
                new ReportEvidence
                {
                    Id = Guid.NewGuid(),
                    Source = EvidenceSource.File,
                    StorageKey = file.StorageKey,
                    ContentType = file.ContentType,
                    Bytes = file.Bytes,
                    Words = note,
                }
            );
        }

        foreach (var (day, words) in given.Sayings)
        {
            report.Evidence.Add(
                new ReportEvidence
                {
                    Id = Guid.NewGuid(),
                    Source = EvidenceSource.Said,
                    Words = words,
                    SaidOn = day,
                }
            );
        }

        var contact = await ContactAsync(report, given, cancellationToken);
        report.WaitsUntil = await BadFaith.WaitsUntilAsync(
            db,
            report.Kind,
            given.ReporterId,
            contact.Email,
            report.ReceivedAt,
            cancellationToken
        );
        await snapshot.AddAsync(db, report, given.ReporterId, cancellationToken);
        db.Add(report);
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = report.ReceivedAt,
                SubjectId = report.Id,
                Action = "report-received",
            }
        );
        await AddContactAsync(report, contact, cancellationToken);
        if (report.WaitsUntil is null)
        {
            await staff.AddReceivedAsync(db, report, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (report, secret);
    }

    private async Task<ReportContact> ContactAsync(Report report, NewReport given, CancellationToken cancellationToken)
    {
        // Somebody signed in with a proved address need not prove it again.
        var proved = given.ReporterId is { } id
            ? await db.Users.Where(a => a.Id == id && a.EmailConfirmed).Select(a => a.Email).SingleOrDefaultAsync(cancellationToken)
            : null;
        var email = given.Email ?? (proved is not null && EmailAddress.TryClean(proved, out var own) ? own : null);
        return new ReportContact
        {
            ReportId = report.Id,
            AccountId = given.ReporterId,
            Name = given.Name,
            Email = email,
            ConfirmedAt = email is not null && string.Equals(email, proved, StringComparison.OrdinalIgnoreCase) ? report.ReceivedAt : null,
            Language = given.Language,
            OriginHash = await hashes.OfOriginAsync(given.Origin, cancellationToken),
        };
    }

    private async Task AddContactAsync(Report report, ReportContact contact, CancellationToken cancellationToken)
    {
        db.Add(contact);
        if (contact.Email is { } email && await allowance.AllowsAsync(db, email, TrustMails.Receipt, cancellationToken))
        {
            mails.AddReceipt(db, report, contact, links.Of(report, site.Url));
        }
    }
}
