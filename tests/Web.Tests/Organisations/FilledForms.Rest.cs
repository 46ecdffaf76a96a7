using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Absences;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Contacts;
using Visavis.Web.Invoices;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Services;
using Visavis.Web.Telephone;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Vouchers;

namespace Visavis.Web.Tests.Organisations;

/// <summary>Forms about what lies further on: absences, invitations, paper forms, the telephone of helpers, missions and their hours.</summary>
internal sealed partial class FilledForms
{
    private async Task<(string Id, (string, string)[] Fields)?> MoreAsync(string route) =>
        route switch
        {
            "/absences?handler=End" => ("", [("Absence", $"{(await AbsenceAsync()).Absence}")]),
            "/absences?handler=Propose" => await CoverAsync(),
            "/account/organisation?handler=MoveSite" => ("", [("Id", $"{await SiteAsync()}"), ("By", "-1")]),
            "/account/organisation?handler=RemoveSite" => ("", [("Id", $"{await SiteAsync()}")]),
            "/account/organisation?handler=Resend" or "/account/organisation?handler=Revoke" => (
                "",
                [("Id", $"{await InvitationAsync()}")]
            ),
            // In the name of the organisation, not in one's own.
            "/invoices/issued"
            or "/invoices/issued?handler=Csv"
            or "/invoices/issued?handler=Issue"
            or "/invoices/issued?handler=Run"
            or "/invoices/mandate"
            or "/invoices/mandate?handler=End" => ("", [("of", $"{place.Organisation}")]),
            "/invoices/statements?handler=Pdf" => await StatementAsync(),
            "/invoices/{id}?handler=CreditPart" => await PartAsync(),
            "/invoices/{id}?handler=Reverse" => await PaidAsync() is var (invoice, payment)
                ? ($"{invoice}", [("payment", $"{payment}")])
                : null,
            "/organisation/clients/{id}/channel?handler=Scan" => ($"{place.File.Id}", [("scan", $"{await ScanAsync()}")]),
            "/organisation/clients/{id}/channel?handler=Mandate" => ($"{place.File.Id}", [("scan", $"{await MandateAsync()}")]),
            "/organisation/clients/{id}/channel?handler=RevokeMandate" => ($"{place.File.Id}", [("mandateId", $"{await MandateAsync()}")]),
            "/organisation/clients/{id}/letter" => ($"{await FileAsync()}", []),
            "/organisation/clients/{id}/vouchers" or "/organisation/clients/{id}/vouchers?handler=Returns" => ($"{await FileAsync()}", []),
            "/organisation/clients/{id}/vouchers?handler=Order" => ($"{await FileAsync()}", [("scheme", "wallonie"), ("amount", "20")]),
            "/organisation/clients/{id}/vouchers?handler=Refund" or "/organisation/clients/{id}/vouchers?handler=Reserve" =>
                await WalletAsync(),
            "/organisation/helpers?handler=Called" => await CallbackAsync(),
            "/organisation/helpers?handler=Letter" => ("", [Number]),
            "/organisation/helpers?handler=Cancel" or "/organisation/helpers?handler=Reminded" => (
                "",
                [Number, ("id", $"{await BookingAsync(BookingState.Accepted)}")]
            ),
            "/organisation/helpers?handler=Substitute" => ("", [Number, ("id", $"{Guid.NewGuid()}"), ("answer", "yes")]),
            "/organisation/helpers?handler=Confirm" or "/organisation/helpers?handler=Contest" => (
                "",
                [Number, ("id", $"{await BookingAsync(BookingState.Completed)}")]
            ),
            "/replacements/missions?handler=Withdraw" => ("", [("Mission", $"{(await MissionAsync(isOver: false)).Id}")]),
            "/replacements/service?handler=Open" => ("", [("Of", $"{place.Organisation}")]),
            "/replacements/{id}/sheet" => ($"{(await MissionAsync(isOver: true)).Id}", [("Submits", "true")]),
            "/replacements/{id}/sheet?handler=Contest" or "/replacements/{id}/sheet?handler=Reopen" => await ContestedAsync(),
            "/replacements/{id}?handler=Retain" or "/replacements/{id}?handler=Refuse" => await OfferedAsync(),
            "/replacements/{id}?handler=StopRepeat" => ($"{await RepeatedAsync()}", []),
            _ => null,
        };

    private (string, string) Number => ("Number", place.File.Reference);

    private async Task<(Guid Person, Guid Absence)> AbsenceAsync()
    {
        var nina = (await MemberAsync()).AccountId;
        var absence = await app.UseAsync<AbsenceBook, Absence?>(book => book.DeclareAsync(nina, nina, Later, Later.AddDays(1), default));
        return (nina, absence!.Id);
    }

    /// <summary>A client's appointment on a day of absence. Nobody has known hours, which is answered on the page.</summary>
    private async Task<(string Id, (string, string)[] Fields)> CoverAsync()
    {
        var (nina, absence) = await AbsenceAsync();
        var start = new DateTimeOffset(Later.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero);
        var booking = await BookingAsync(BookingState.Accepted, nina, start);
        return ("", [("Absence", $"{absence}"), ("Booking", $"{booking}")]);
    }

    private async Task<Guid> BookingAsync(BookingState state, Guid? professional = null, DateTimeOffset? at = null)
    {
        var now = DateTimeOffset.UtcNow;
        // Each at another time: two appointments of one person never overlap.
        var minutes = RandomNumberGenerator.GetInt32(100_000);
        var start = at ?? (state == BookingState.Completed ? now.AddDays(-3).AddMinutes(-minutes) : now.AddDays(40).AddMinutes(minutes));
        var booking = BookingMaker.Make(
            Guid.NewGuid(),
            professional ?? (await MemberAsync()).AccountId,
            new ServiceOffer
            {
                ProfessionalId = place.Organisation,
                Name = "Repas",
                PriceCents = 2750,
            },
            start,
            60,
            "Europe/Paris",
            BookingSite.Request(place.Client),
            start.AddDays(-3)
        );
        (booking.ServiceOfferId, booking.State) = (null, state);
        await AddAsync(booking);
        if (state == BookingState.Completed)
        {
            await AddAsync(
                new ServiceHours
                {
                    BookingId = booking.Id,
                    StartsAt = start,
                    EndsAt = start.AddHours(1),
                    Minutes = 60,
                    EnteredAt = now,
                    ApproveBy = now.AddDays(5),
                }
            );
        }

        return booking.Id;
    }

    private async Task<Guid> SiteAsync()
    {
        var site = new Place
        {
            Id = Guid.NewGuid(),
            OwnerId = place.Organisation,
            Position = 30,
            Name = $"Annexe {Guid.NewGuid():N}",
            CommuneCode = "69123",
            City = "Lyon",
        };
        await AddAsync(site);
        return site.Id;
    }

    private async Task<Guid> InvitationAsync()
    {
        var invitation = new Invitation
        {
            Id = Guid.NewGuid(),
            OrganisationId = place.Organisation,
            Email = $"invite-{Guid.NewGuid():N}@example.org",
            Role = MemberRole.Member,
            SecretHash = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            InvitedById = place.Organisation,
            CreatedAt = DateTimeOffset.UtcNow.AddDays(-2),
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(2),
        };
        await AddAsync(invitation);
        return invitation.Id;
    }

    private async Task<(Guid Invoice, Guid Payment)> PaidAsync()
    {
        var payment = new InvoicePayment
        {
            Id = Guid.NewGuid(),
            InvoiceId = await InvoiceAsync(),
            Means = PaymentMeans.Transfer,
            AmountCents = 1000,
            ReceivedOn = DateOnly.FromDateTime(DateTime.UtcNow),
            RecordedAt = DateTimeOffset.UtcNow,
            Key = $"{Guid.NewGuid()}",
        };
        await AddAsync(payment);
        return (payment.InvoiceId, payment.Id);
    }

    private async Task<(string Id, (string, string)[] Fields)> StatementAsync()
    {
        await PaidAsync();
        return ("", [("issuer", $"{place.Organisation}")]);
    }

    private async Task<(string Id, (string, string)[] Fields)> PartAsync()
    {
        var invoice = await InvoiceAsync();
        var document = await app.UseAsync<InvoicePapers, InvoiceDocument>(papers => papers.DocumentAsync(invoice, default));
        return ($"{invoice}", [($"amounts[{document.Lines[0].Code}]", "5,00"), ("partReason", "Un quart d’heure de trop")]);
    }

    private async Task<Guid> ScanAsync()
    {
        var form = new PaperChoice
        {
            Id = Guid.NewGuid(),
            FileId = place.File.Id,
            SignedOn = DateOnly.FromDateTime(DateTime.UtcNow),
            Scan = [1],
            ScanType = "image/png",
            EnteredById = place.Organisation,
        };
        await AddAsync(form);
        return form.Id;
    }

    private async Task<Guid> MandateAsync()
    {
        var mandate = new Mandate
        {
            Id = Guid.NewGuid(),
            FileId = place.File.Id,
            Name = "Lise Petit",
            ValidUntil = Later,
            Scan = [1],
            ScanType = "image/png",
            EnteredById = place.Organisation,
            EnteredAt = DateTimeOffset.UtcNow,
        };
        await AddAsync(mandate);
        return mandate.Id;
    }

    /// <summary>Of a client who has no account yet.</summary>
    private async Task<Guid> FileAsync()
    {
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = place.Organisation,
            Reference = ClientReference.New(),
            LastName = "Moulin",
            Channel = ClientChannel.Email,
        };
        await AddAsync(file);
        return file.Id;
    }

    /// <summary>A wallet of a client's file with a voucher to give back, and an appointment to pay.</summary>
    private async Task<(string Id, (string, string)[] Fields)> WalletAsync()
    {
        var file = await FileAsync();
        var (wallet, lot) = await app.UseAsync<VoucherOrders, (VoucherWallet, VoucherLotRow)>(async orders =>
        {
            await orders.OrderAsync(new ServedClient(null, file), "wallonie", 2, default);
            var opened = await app.WithDataAsync(db => db.Set<VoucherWallet>().AsNoTracking().SingleAsync(w => w.FileId == file));
            await orders.RecordPaymentAsync(opened.Reference, 2000, $"{Guid.NewGuid():N}", default);
            return (
                opened,
                await app.WithDataAsync(db => db.Set<VoucherLotRow>().AsNoTracking().SingleAsync(l => l.WalletId == opened.Id))
            );
        });
        var id = await BookingAsync(BookingState.Accepted);
        await app.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.ClientId, (Guid?)null).SetProperty(b => b.ClientFileId, file))
        );
        var code = await app.WithDataAsync(db => db.Set<Booking>().Where(b => b.Id == id).Select(b => b.Code).SingleAsync());
        return (
            $"{file}",
            [("lot", $"{lot.Id}"), ("count", "1"), ("key", $"{Guid.NewGuid()}"), ("wallet", $"{wallet.Id}"), ("booking", code)]
        );
    }

    private async Task<(string Id, (string, string)[] Fields)> CallbackAsync()
    {
        await AddAsync(
            new CallbackRequest
            {
                Id = Guid.NewGuid(),
                AccountId = place.Client,
                AskedAt = DateTimeOffset.UtcNow,
            }
        );
        return ("", [Number]);
    }

    /// <summary>Done, or to be done, by the member of the matrix.</summary>
    private async Task<ReplacementRequest> MissionAsync(bool isOver, bool wantsInterview = false)
    {
        var (_, fields) = await AskedAsync(isAccepted: true);
        var ask = Guid.Parse(fields[0].Item2);
        return await app.WithDataAsync(async db =>
        {
            var id = await db.Set<ReplacementAsk>().Where(a => a.Id == ask).Select(a => a.RequestId).SingleAsync();
            var request = await db.Set<ReplacementRequest>().Include(r => r.Days).Include(r => r.Asks).SingleAsync(r => r.Id == id);
            request.WantsInterview = wantsInterview;
            if (wantsInterview)
            {
                (request.Asks[0].Answer, request.Asks[0].OfferedDayIds) = (AskAnswer.Offered, [request.Days[0].Id]);
            }
            else
            {
                (request.State, request.Asks[0].Answer) = (ReplacementState.Filled, AskAnswer.Accepted);
                request.Days[0].SubstituteId = request.Asks[0].SubstituteId;
            }

            if (isOver)
            {
                var end = DateTimeOffset.UtcNow.AddHours(-1);
                (request.Days[0].StartsAt, request.Days[0].EndsAt) = (end.AddHours(-2), end);
            }

            await db.SaveChangesAsync();
            return request;
        });
    }

    private async Task<(string Id, (string, string)[] Fields)> OfferedAsync()
    {
        var request = await MissionAsync(isOver: false, wantsInterview: true);
        return ($"{request.Id}", [("Ask", $"{request.Asks[0].Id}")]);
    }

    private async Task<(string Id, (string, string)[] Fields)> ContestedAsync()
    {
        var request = await MissionAsync(isOver: true);
        var line = new TimeSheetLine
        {
            Id = Guid.NewGuid(),
            DayId = request.Days[0].Id,
            WorkedMinutes = 120,
            AdjustmentMinutes = -60,
            ApprovedAt = DateTimeOffset.UtcNow,
            ContestBy = DateTimeOffset.UtcNow.AddDays(3),
        };
        await AddAsync(
            new TimeSheet
            {
                Id = Guid.NewGuid(),
                RequestId = request.Id,
                SubstituteId = request.Asks[0].SubstituteId,
                SubmittedAt = DateTimeOffset.UtcNow,
                Lines = { line },
            }
        );
        return ($"{request.Id}", [("line", $"{line.Id}"), ("reason", "J’étais là jusqu’au bout")]);
    }

    private async Task<Guid> RepeatedAsync()
    {
        var request = await MissionAsync(isOver: false);
        var need = new RepeatedNeed
        {
            Id = Guid.NewGuid(),
            RequestId = request.Id,
            EveryWeeks = 1,
            CreatedById = place.Client,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        await AddAsync(need);
        await app.WithDataAsync(db =>
            db.Set<ReplacementRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.RepeatedNeedId, need.Id))
        );
        return request.Id;
    }
}
