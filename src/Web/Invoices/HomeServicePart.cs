namespace Visavis.Web.Invoices;

/// <summary>
/// How much of what was received for an invoice paid for services at home, as the law of them wants it: given in the client's home, to a private
/// person. Indemnities, live calls and what took place elsewhere or by video share an invoice with them and do not count. A payment that does not
/// say what it is for pays every line in its proportion.
/// </summary>
public sealed class HomeServicePart(InvoiceDocument invoice, IReadOnlyList<InvoiceDocument> credits, IEnumerable<InvoicePayment> payments)
{
    private readonly IReadOnlyList<InvoicePayment> payments = [.. payments.OrderBy(p => p.ReceivedOn).ThenBy(p => p.RecordedAt)];

    /// <summary>Those that count, without what was taken back entirely.</summary>
    public IReadOnlyList<InvoiceDocumentLine> Lines { get; } =
        invoice.Client.IsBusiness
            ? []
            :
            [
                .. invoice.Lines.Where(line =>
                    line.IsAtHome
                    && line.GrossCents + credits.SelectMany(c => c.Lines).Where(c => c.Code == line.Code).Sum(c => c.GrossCents) > 0
                ),
            ];

    /// <summary>What counts of each payment, the first one first. Rounded on what was received so far, so that the parts of an invoice that is paid are its lines.</summary>
    public IEnumerable<(InvoicePayment Payment, long Cents)> Counted()
    {
        var (received, counted) = (0L, 0L);
        foreach (var payment in payments)
        {
            received += payment.AmountCents;
            var (home, all) = LeftOn(payment.ReceivedOn);
            // Too much paid is to give back: it pays nothing.
            var due = all <= 0 ? 0 : (long)Math.Round((decimal)Math.Clamp(received, 0, all) * home / all, MidpointRounding.AwayFromZero);
            yield return (payment, due - counted);
            counted = due;
        }
    }

    /// <summary>What the invoice was about on that day, credit notes taken off.</summary>
    private (long Home, long All) LeftOn(DateOnly day)
    {
        var papers = credits.Where(credit => credit.IssuedOn <= day).Prepend(invoice).SelectMany(paper => paper.Lines).ToList();
        return (
            invoice.Client.IsBusiness ? 0 : papers.Where(line => line.IsAtHome).Sum(line => line.GrossCents),
            papers.Sum(line => line.GrossCents)
        );
    }
}
