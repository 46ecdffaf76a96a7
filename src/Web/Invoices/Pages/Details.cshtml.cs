using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Paper;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Sharing;

namespace Visavis.Web.Invoices.Pages;

/// <summary>One invoice or credit note for its two sides: what it says, what was paid; its issuer records payments, reminds and takes it back.</summary>
public sealed class DetailsModel(
    VisavisDbContext db,
    InvoiceAccess access,
    InvoicePapers papers,
    InvoiceDesk desk,
    InvoiceCredits credits,
    InvoicePayments payments,
    InvoiceWords words,
    IStringLocalizer<InvoiceTexts> texts,
    TimeProvider time
) : ManagePageModel
{
    private InvoiceIssuer? issuer;

    public Invoice Invoice { get; private set; } = null!;

    public InvoiceDocument Document { get; private set; } = null!;

    public bool IsIssuer { get; private set; }

    public Invoice? Corrects { get; private set; }

    /// <summary>Credit notes that take this invoice back, in whole or in part.</summary>
    public IReadOnlyList<Invoice> Credits { get; private set; } = [];

    /// <summary>Of an invoice: its lines, and what can still be taken back of each.</summary>
    public IReadOnlyList<CreditLine> Lines { get; private set; } = [];

    /// <summary>Amounts to take back as they were typed, by the number of the sheet.</summary>
    public IReadOnlyDictionary<string, string?> Amounts { get; private set; } = new Dictionary<string, string?>();

    public bool IsTakenBack => Lines.Count > 0 && Lines.All(line => line.Left.GrossLeft.Cents == 0);

    public IReadOnlyList<InvoicePayment> Payments { get; private set; } = [];

    public long Balance { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Of the form to record a payment: sent twice it records once.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    public PaymentMeans Means { get; private set; }

    public string? Amount { get; private set; }

    public string? Day { get; private set; }

    public string? Reference { get; private set; }

    public string? Reason { get; private set; }

    public string? PartReason { get; private set; }

    public bool MayRemind => Balance > 0 && Today > Invoice.DueOn && (Invoice.ClientId ?? Invoice.ClientFileId) is not null;

    /// <summary>The transfer that is left to make, as a picture for the camera of a banking application.</summary>
    public string PaymentCode =>
        EpcCode.Payload(Document.Issuer.Name, Document.Iban, Balance, Invoice.Number) is { } payload
            ? $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(QrDrawing.Draw(payload)))}"
            : "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancellationToken) =>
        await access.FindAsync(AccountId, id, cancellationToken) is var (invoice, _)
            ? File(await papers.PdfAsync(invoice, cancellationToken), "application/pdf", $"{invoice.Number}.pdf")
            : NotFound();

    public async Task<IActionResult> OnGetDataAsync(Guid id, CancellationToken cancellationToken) =>
        await access.FindAsync(AccountId, id, cancellationToken) is var (invoice, _)
            ? File(FacturX.Write(await papers.DocumentAsync(invoice.Id, cancellationToken)), "application/xml", $"{invoice.Number}.xml")
            : NotFound();

    public async Task<IActionResult> OnPostPayAsync(
        Guid id,
        int means,
        string? amount,
        string? day,
        string? reference,
        Guid key,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(id, cancellationToken) || !IsIssuer || Invoice.IsCreditNote || issuer is null || key == Guid.Empty)
        {
            return NotFound();
        }

        (Means, Amount, Day, Reference, Key) = ((PaymentMeans)means, amount, day, reference, key);
        if (Means == PaymentMeans.Vouchers || !Enum.IsDefined(Means))
        {
            return NotFound();
        }

        var received = WrittenDate.Read(day);
        var outcome = await payments.RecordAsync(
            Invoice,
            issuer,
            Means,
            EuroAmount.Parse(amount),
            received,
            reference,
            key,
            AccountId,
            cancellationToken
        );
        return Answer(outcome, texts["C’est noté."]);
    }

    public async Task<IActionResult> OnPostReverseAsync(Guid id, Guid payment, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) && IsIssuer
            ? Answer(
                await payments.ReverseAsync(Invoice, payment, AccountId, cancellationToken),
                texts["L’erreur est reprise par une ligne contraire."]
            )
            : NotFound();

    public async Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) && IsIssuer && issuer is not null
            ? Answer(await payments.RemindAsync(Invoice, issuer, cancellationToken), texts["Le rappel est parti."])
            : NotFound();

    public async Task<IActionResult> OnPostCreditAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || !IsIssuer)
        {
            return NotFound();
        }

        Reason = reason;
        var (outcome, credit) = await desk.CreditAsync(id, reason, cancellationToken);
        if (credit is not null)
        {
            return LocalRedirect(InvoicesModule.PathOf(credit.Id));
        }

        ModelState.AddModelError("credit", words.Problem(outcome));
        return Page();
    }

    /// <summary>Some lines, or an amount of them.</summary>
    public async Task<IActionResult> OnPostCreditPartAsync(
        Guid id,
        IDictionary<string, string?> amounts,
        string? partReason,
        CancellationToken cancellationToken
    )
    {
        if (!await LoadAsync(id, cancellationToken) || !IsIssuer)
        {
            return NotFound();
        }

        (Amounts, PartReason) = (amounts.AsReadOnly(), partReason);
        var read = amounts
            .Where(amount => !string.IsNullOrWhiteSpace(amount.Value))
            .ToDictionary(a => a.Key, a => EuroAmount.Parse(a.Value));
        var left = Lines.ToDictionary(line => line.Line.Code, line => line.Left.GrossLeft.Cents);
        foreach (var (code, cents) in read)
        {
            if (cents is not > 0 || cents > left.GetValueOrDefault(code))
            {
                ModelState.AddModelError(PartField(code), words.Problem(InvoiceOutcome.BadAmount));
            }
        }

        if (read.Count == 0)
        {
            ModelState.AddModelError("part", words.Problem(InvoiceOutcome.BadAmount));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (outcome, credit) = await desk.CreditAsync(
            id,
            partReason,
            cancellationToken,
            read.ToDictionary(amount => amount.Key, amount => amount.Value!.Value)
        );
        if (credit is not null)
        {
            return LocalRedirect(InvoicesModule.PathOf(credit.Id));
        }

        ModelState.AddModelError(outcome == InvoiceOutcome.NeedsReason ? "partReason" : "part", words.Problem(outcome));
        return Page();
    }

    /// <summary>Name of the field with the amount to take back of a line.</summary>
    public static string PartField(string code) => $"amounts[{code}]";

    private IActionResult Answer(InvoiceOutcome outcome, string sentence)
    {
        if (outcome == InvoiceOutcome.Absent)
        {
            return NotFound();
        }

        if (outcome == InvoiceOutcome.Done)
        {
            return Done("payments", sentence);
        }

        ModelState.AddModelError(
            outcome switch
            {
                InvoiceOutcome.BadAmount => "amount",
                InvoiceOutcome.BadDay => "day",
                _ => "payments",
            },
            words.Problem(outcome)
        );
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(AccountId, id, cancellationToken) is not var (invoice, isIssuer))
        {
            return false;
        }

        ModelState.Clear();
        (Invoice, IsIssuer) = (invoice, isIssuer);
        Document = await papers.DocumentAsync(id, cancellationToken);
        issuer = await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == invoice.IssuerId, cancellationToken);
        Today = InvoiceDrafts.DayOf(time.GetUtcNow(), BookingWords.ZoneOf(issuer?.Zone ?? "Europe/Paris"));
        Corrects = await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoice.CorrectsId, cancellationToken);
        Credits = await credits.OfAsync(id, cancellationToken);
        Lines = invoice.IsCreditNote ? [] : (await credits.LeftAsync(id, cancellationToken)).Lines;
        Payments = await db.Set<InvoicePayment>()
            .AsNoTracking()
            .Where(p => p.InvoiceId == id)
            .OrderBy(p => p.RecordedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        Balance = await payments.BalanceAsync(invoice, cancellationToken);
        Means = Document.Means == PaymentMeans.Vouchers ? PaymentMeans.Transfer : Document.Means;
        (Amount, Day) = (EuroAmount.Edit((int)Math.Abs(Balance)), WrittenDate.Of(Today));
        return true;
    }
}
