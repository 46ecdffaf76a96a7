using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Invoices;

/// <summary>
/// Tells every client once a year that the tax statement for services at home is ready: January is left to record what was paid in December, and
/// by 31 March everybody has to have it. By mail with the statement, or by letter with it in the envelope.
/// </summary>
public sealed class TaxStatementNotices(
    VisavisDbContext db,
    TaxStatements statements,
    Notifier notifier,
    IStringLocalizer<InvoiceTexts> texts,
    TimeProvider time
)
{
    public const int FirstMonth = 2;
    private const string Subject = "tax:";

    /// <summary>At most 80 letters: issuer and client without their hyphens.</summary>
    public static string SubjectOf(Guid issuerId, int year, ServedClient client) =>
        string.Create(CultureInfo.InvariantCulture, $"{Subject}{year}:{issuerId:N}:{client.AccountId ?? client.FileId:N}");

    /// <summary>Whose statement of which year a subject is; null for anything else.</summary>
    public static (int Year, Guid Issuer, Guid Client)? Read(string subjectKey) =>
        subjectKey.StartsWith(Subject, StringComparison.Ordinal)
        && subjectKey[Subject.Length..].Split(':') is [var year, var issuer, var client]
        && int.TryParse(year, CultureInfo.InvariantCulture, out var y)
        && Guid.TryParseExact(issuer, "N", out var i)
        && Guid.TryParseExact(client, "N", out var c)
            ? (y, i, c)
            : null;

    /// <summary>Issuers whose clients may have a statement of last year and have not been told of it.</summary>
    public async Task<IReadOnlyList<(Guid IssuerId, int Year)>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var issuers = await db.Set<InvoiceIssuer>()
            .AsNoTracking()
            .Where(i => i.HomeServiceNumber != "" && i.MandateAcceptedAt != null)
            .ToListAsync(cancellationToken);
        return
        [
            .. from issuer in issuers
            let today = InvoiceDrafts.DayOf(now, BookingWords.ZoneOf(issuer.Zone))
            where today.Month >= FirstMonth && issuer.LastStatements < today.Year - 1
            select (issuer.AccountId, today.Year - 1),
        ];
    }

    /// <summary>
    /// All clients of the issuer, in one transaction with the note that they were told: of two nodes at once one does it. The papers are drawn before,
    /// as nobody can write to SQLite meanwhile.
    /// </summary>
    public async Task AnnounceAsync(Guid issuerId, int year, CancellationToken cancellationToken)
    {
        var told = new List<(ServedClient Client, TaxStatement Statement, byte[] Pdf)>();
        foreach (var client in await ClientsAsync(issuerId, year, cancellationToken))
        {
            var all = await statements.OfClientAsync(client, year, cancellationToken);
            if (all.FirstOrDefault(one => one.IssuerId == issuerId) is { } statement)
            {
                told.Add((client, statement, TaxStatements.Pdf(statement)));
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Set<InvoiceIssuer>()
            .Where(i => i.AccountId == issuerId && i.LastStatements < year)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.LastStatements, year), cancellationToken);
        if (taken == 0)
        {
            return;
        }

        foreach (var (client, statement, pdf) in told)
        {
            await TellAsync(client, statement, pdf, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Who paid in that year, each once; a guest with a mere address has no page and asks the issuer.</summary>
    private async Task<IReadOnlyList<ServedClient>> ClientsAsync(Guid issuerId, int year, CancellationToken cancellationToken)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var found = await (
            from payment in db.Set<InvoicePayment>()
            where payment.ReceivedOn >= first && payment.ReceivedOn <= last
            join invoice in db.Set<Invoice>() on payment.InvoiceId equals invoice.Id
            where invoice.IssuerId == issuerId && (invoice.ClientId != null || invoice.ClientFileId != null)
            select new { invoice.ClientId, invoice.ClientFileId }
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        var clients = new HashSet<ServedClient>();
        foreach (var one in found)
        {
            var client = new ServedClient(one.ClientId, one.ClientId is null ? one.ClientFileId : null);
            if (await client.NowAsync(db, cancellationToken) is { } now)
            {
                clients.Add(now);
            }
        }

        return [.. clients];
    }

    private Task TellAsync(ServedClient client, TaxStatement statement, byte[] pdf, CancellationToken cancellationToken)
    {
        var (year, issuer, cents) = (statement.Year, statement.Issuer.Name, statement.PaidCents);
        return notifier.AddAsync(
            db,
            new Notification
            {
                Kind = InvoiceKinds.Statements,
                AccountId = client.AccountId,
                Guest = GuestReader.Of(client),
                SubjectKey = SubjectOf(statement.IssuerId, year, client),
                Write = _ =>
                {
                    string paid = texts[
                        "D’après les paiements notés, vous avez payé {0} en {1} pour des services à domicile.",
                        EuroAmount.Show((int)cents),
                        year
                    ];
                    string use = texts["Gardez-la : elle sert à votre déclaration de revenus."];
                    return new NotificationContent(
                        texts["Votre attestation fiscale {0} de {1} est prête", year, issuer],
                        [paid, texts["L’attestation est jointe."], use],
                        texts["Voir mes attestations"],
                        client.AccountId is null ? "/help/attestation-fiscale" : $"{InvoicesModule.StatementsPath}?year={year}"
                    )
                    {
                        OnPaper = [paid, texts["L’attestation est jointe à cette lettre."], use],
                        Attachments = [new MailAttachment($"attestation-fiscale-{year}.pdf", "application/pdf", pdf)],
                    };
                },
            },
            cancellationToken
        );
    }
}

/// <summary>The tax statement itself goes into the envelope of the letter that tells of it, as it is on the day of printing.</summary>
public sealed class TaxStatementEnclosure(VisavisDbContext db, TaxStatements statements) : ILetterEnclosure
{
    public bool IsFor(string subjectKey) => TaxStatementNotices.Read(subjectKey) is not null;

    public async Task<byte[]?> PdfAsync(string subjectKey, CancellationToken cancellationToken)
    {
        if (TaxStatementNotices.Read(subjectKey) is not var (year, issuer, id))
        {
            return null;
        }

        var client = await db.Users.AnyAsync(a => a.Id == id, cancellationToken)
            ? ServedClient.Account(id)
            : await new ServedClient(null, id).NowAsync(db, cancellationToken);
        var found = client is null ? [] : await statements.OfClientAsync(client, year, cancellationToken);
        return found.FirstOrDefault(one => one.IssuerId == issuer) is { } statement ? TaxStatements.Pdf(statement) : null;
    }
}
