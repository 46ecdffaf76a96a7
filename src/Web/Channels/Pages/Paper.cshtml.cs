using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Scanning;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Organisations.ClientFiles.Pages;

namespace Visavis.Web.Channels.Pages;

/// <summary>The paper form on which a client chooses a channel: printed, signed, and recorded with its scan.</summary>
public sealed partial class PaperModel(
    OrganisationReader reader,
    ClientFileBook files,
    ChannelBook book,
    MandateBook mandates,
    VisavisDbContext db,
    FileScanner scanner,
    TimeProvider time,
    IStringLocalizer<ChannelTexts> texts
) : ClientsPageModel(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public ClientChannel Channel { get; set; }

    [BindProperty]
    public string? SignedOn { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    public ClientFile Client { get; private set; } = null!;

    public IReadOnlyList<PaperChoice> Recorded { get; private set; } = [];

    public string Today => WrittenDate.Of(TodayDate);

    private DateOnly TodayDate => LocalTime.Date(time.GetUtcNow(), ReaderZone.Of(User));

    public int DaysOf(ClientChannel channel) => ClientChannels.DaysFor(channel, TodayDate);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Channel = Client.Channel;
        return Page();
    }

    /// <summary>The scan as a download: what somebody else made is never shown within our pages.</summary>
    public async Task<IActionResult> OnGetScanAsync(string scan, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !MayEdit || !Guid.TryParse(scan, out var id))
        {
            return NotFound();
        }

        var file = Client.Id;
        var form = await db.Set<PaperChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.FileId == file, cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return form is null
            ? NotFound()
            : File(form.Scan, form.ScanType, $"formulaire-{Client.Reference}{ScannedForm.Ending(form.ScanType)}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var isChannel = ModelState[nameof(Channel)]?.Errors.Count is null or 0 && Enum.IsDefined(Channel);
        ModelState.Clear();
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        var scan = await ScannedForm.ReadAsync(Scan, cancellationToken);
        var mandate = SignedWith is { } id ? await mandates.ActiveAsync(Holder, id, TodayDate, cancellationToken) : null;
        var signedOn = WrittenDate.Read(SignedOn);
        Refuse(nameof(Channel), !isChannel, texts["Choisissez une des trois façons."]);
        Refuse(nameof(Channel), isChannel && !Reaches(Channel), Incomplete);
        Refuse(
            nameof(SignedOn),
            signedOn is null || signedOn > TodayDate,
            texts["Donnez la date de la signature, pas plus tard qu’aujourd’hui."]
        );
        Refuse(nameof(SignedWith), SignedWith is not null && mandate is null, texts["Ce mandat ne compte plus. Choisissez-en un autre."]);
        Refuse(nameof(Scan), scan is null, texts["Joignez le formulaire signé : un PDF, un JPEG ou un PNG de 4 Mo au plus."]);
        Refuse(nameof(Scan), scan is not null && !await scan.IsHarmlessAsync(scanner, cancellationToken), texts[ScannedForm.Refusal]);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await book.RecordAsync(
            Client,
            new PaperChoice
            {
                Id = Guid.NewGuid(),
                FileId = Client.Id,
                Channel = Channel,
                SignedOn = signedOn!.Value,
                MandateName = mandate?.Name,
                Scan = scan!.Bytes,
                ScanType = scan.Type,
                EnteredById = AccountId,
                EnteredAt = time.GetUtcNow(),
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        (NoticeSection, NoticeText) = (
            "paper",
            texts["Le choix signé est enregistré. Il compte pour ce qui est envoyé à partir de maintenant."]
        );
        return LocalRedirect(Here($"/organisation/clients/{Client.Id}/channel"));
    }

    private string Incomplete =>
        texts["Pour être appelé il faut un téléphone et une adresse ; pour une lettre, une adresse. Complétez d’abord le fichier."];

    private bool Reaches(ClientChannel channel) =>
        channel switch
        {
            ClientChannel.Telephone => Client.Telephone is not null && Client.Address is not null,
            ClientChannel.Letter => Client.Address is not null,
            _ => true,
        };

    private void Refuse(string field, bool isRefused, string sentence)
    {
        if (isRefused)
        {
            ModelState.AddModelError(field, sentence);
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (
            !await LoadAsync(cancellationToken)
            || !Guid.TryParse(Id, out var id)
            || await files.ReadAsync(Overview.Id, Own, id, cancellationToken) is not { JoinedToId: null } file
        )
        {
            return false;
        }

        Client = file;
        Recorded = await db.Set<PaperChoice>()
            .AsNoTracking()
            .Where(c => c.FileId == id)
            .OrderByDescending(c => c.EnteredAt)
            .Select(c => new PaperChoice
            {
                Id = c.Id,
                Channel = c.Channel,
                SignedOn = c.SignedOn,
                MandateName = c.MandateName,
                EnteredAt = c.EnteredAt,
            })
            .ToListAsync(cancellationToken);
        await ReadMandatesAsync(isRefused: false, cancellationToken);
        return true;
    }
}
