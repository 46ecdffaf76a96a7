using Microsoft.EntityFrameworkCore;
using Visavis.Ledger;
using Visavis.Search.Places;
using Visavis.Web.Bookings;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Services;

namespace Visavis.Web.Invoices;

/// <summary>Composes what an invoice says from a draft, in French as on paper.</summary>
public sealed class InvoiceWriter(VisavisDbContext db, InvoiceMentions mentions)
{
    /// <summary>Null without a postal address of the client: an invoice has to name it.</summary>
    public async Task<InvoiceParty?> ClientAsync(InvoiceDraft draft, Guid issuerId, CancellationToken cancellationToken)
    {
        var details = draft.ClientId is { } id
            ? await db.Set<BillingDetails>().AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == id, cancellationToken)
            : null;
        var contact = draft.ClientId is { } owner
            ? await db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == owner, cancellationToken)
            : null;
        if (await AddressAsync(draft, contact, issuerId, cancellationToken) is not { } address)
        {
            return null;
        }

        var isBusiness = details?.CompanyName.Length > 0;
        return new InvoiceParty(
            isBusiness ? details!.CompanyName : contact?.FullName ?? draft.ClientName,
            address.Line,
            address.More ?? "",
            address.PostalCode,
            address.City,
            address.Country,
            isBusiness ? details!.Siren : "",
            isBusiness ? details!.VatNumber : "",
            IsBusiness: isBusiness
        );
    }

    public InvoiceDocument Write(
        InvoiceIssuer issuer,
        InvoiceDraft draft,
        InvoiceParty client,
        PaymentMeans means,
        string email,
        string number,
        DateOnly issuedOn,
        long prepaidCents
    )
    {
        var (nature, basisPoints) = draft.Kind == BillableKind.LateFee ? (TaxNature.Indemnity, 0) : (issuer.Nature, issuer.BasisPoints);
        var prices = InclusivePrices.Of([.. draft.Ready.Select(one => one.Gross)], basisPoints);
        var zone = BookingWords.ZoneOf(issuer.Zone);
        var lines = draft
            .Ready.Select(
                (one, place) =>
                    new InvoiceDocumentLine(
                        one.Code,
                        TextOf(one),
                        DetailOf(one),
                        InvoiceDrafts.DayOf(one.At, zone),
                        one.Minutes,
                        one.Gross.Cents,
                        prices.Nets[place].Cents,
                        nature,
                        basisPoints,
                        one.Call?.CallId ?? "",
                        IsAtHome: one is { Kind: BillableKind.Service, Booking.Way: MeetingWay.AtClient }
                    )
            )
            .ToList();
        var totals = InvoiceTotals.Of(
            lines.Select(line => new InvoiceLine(line.Text, new Money(line.NetCents), line.Nature, line.BasisPoints))
        );
        return new InvoiceDocument
        {
            Number = number,
            IssuedOn = issuedOn,
            DueOn = issuedOn.AddDays(issuer.DueDays),
            Issuer = new InvoiceParty(
                issuer.IsSoleTrader ? $"{issuer.LegalName} EI" : issuer.LegalName,
                issuer.AddressLine,
                "",
                issuer.PostalCode,
                issuer.City,
                issuer.Country,
                issuer.Siret,
                issuer.VatNumber,
                email,
                IsBusiness: true
            ),
            Client = client,
            Lines = lines,
            Taxes =
            [
                .. totals.Groups.Select(group =>
                {
                    var (reason, code) = mentions.Reason(WhenOf(group.Nature), issuedOn, issuer);
                    return new InvoiceTax(group.Nature, group.BasisPoints, group.Net.Cents, group.Tax.Cents, reason, code);
                }),
            ],
            RoundingCents = prices.Rounding.Cents,
            PrepaidCents = prepaidCents,
            ServicePlace = string.Join(
                " ; ",
                PlacesOf(draft).Where(place => !place.Contains(client.AddressLine, StringComparison.OrdinalIgnoreCase))
            ),
            Mentions = mentions.On(issuedOn, issuer, client.IsBusiness),
            Means = means,
            Iban = issuer.Iban,
        };
    }

    private static IEnumerable<string> PlacesOf(InvoiceDraft draft) =>
        draft
            .Ready.Where(one => one is { Kind: BillableKind.Service, Booking: { Way: MeetingWay.AtClient, Place.Length: > 0 } })
            .Select(one => one.Booking!.Place!)
            .Distinct();

    private static string WhenOf(TaxNature nature) =>
        nature switch
        {
            TaxNature.SmallBusiness => "small-business",
            TaxNature.Exempt => "exempt",
            TaxNature.Indemnity => "indemnity",
            _ => "",
        };

    private static string TextOf(Billable one) =>
        one.Booking is not { } booking ? "Appel en direct"
        : one.Kind == BillableKind.LateFee ? $"Annulation tardive : {booking.ServiceName}"
        : booking.ServiceName;

    private static string CallDetail(BilledCall call)
    {
        var unit = call.Price.Unit switch
        {
            CallUnit.Call => "par appel",
            CallUnit.QuarterHour => "par quart d’heure commencé",
            _ => "par minute commencée",
        };
        var cap = call.Price.CapCents is { } most ? $", {InvoicePdf.Euros(most)} au plus" : "";
        var seconds = (int)call.Connected.TotalSeconds;
        return $"{seconds / 60} min {seconds % 60:00} s à {InvoicePdf.Euros(call.Price.Cents)} {unit}{cap}";
    }

    /// <summary>From which the amount can be reckoned again.</summary>
    private static string DetailOf(Billable one)
    {
        if (one.Call is { } call)
        {
            return CallDetail(call);
        }

        var booking = one.Booking!;
        if (one.Kind == BillableKind.LateFee)
        {
            return $"annulée moins de {booking.FreeCancelHours} h avant : {booking.LateFeePercent} % de {InvoicePdf.Euros(booking.PriceCents ?? 0)}";
        }

        var time = ServiceWords.Minutes(one.Minutes!.Value);
        return booking.IsHourly && booking.DurationMinutes > 0
            ? $"{time} ; {InvoicePdf.Euros(booking.PriceCents!.Value)} pour {ServiceWords.Minutes(booking.DurationMinutes)}"
            : $"{time}, prix fixe";
    }

    private async Task<StreetAddress?> AddressAsync(
        InvoiceDraft draft,
        ContactDetails? contact,
        Guid issuerId,
        CancellationToken cancellationToken
    )
    {
        if (contact?.Address is { } own)
        {
            return own;
        }

        if (draft.ClientId is { } id)
        {
            var file = await db.Set<ClientFile>()
                .AsNoTracking()
                .Where(f => f.OrganisationId == issuerId && f.AccountId == id && f.JoinedToId == null)
                .FirstOrDefaultAsync(cancellationToken);
            if (file?.Address is { } known)
            {
                return known;
            }

            var account = await db
                .Users.Where(a => a.Id == id)
                .Select(a => new
                {
                    a.AddressLine,
                    a.PostalCode,
                    a.CommuneCode,
                })
                .SingleOrDefaultAsync(cancellationToken);
            if (account is { AddressLine: { Length: > 0 } line, PostalCode: { Length: > 0 } code })
            {
                return new StreetAddress(line, null, code, Gazetteer.France.Find(account.CommuneCode)?.Name ?? "", Countries.France);
            }
        }

        if (InvoiceClients.FileOf(draft) is { } fileId)
        {
            var kept = (await new ServedClient(null, fileId).NowAsync(db, cancellationToken))?.FileId ?? fileId;
            var written = await db.Set<ClientFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == kept, cancellationToken);
            if (written?.Address is { } lines)
            {
                return lines;
            }
        }

        // A guest said nothing but where to come to.
        return
            draft
                .Ready.Where(one => one.Booking is { Way: MeetingWay.AtClient, Place.Length: > 0 })
                .Select(one => one.Booking!.Place)
                .LastOrDefault()
                is { } place
            ? new StreetAddress(place, null, "", "", Countries.France)
            : null;
    }
}
