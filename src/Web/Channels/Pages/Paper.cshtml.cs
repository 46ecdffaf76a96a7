using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Organisations.ClientFiles.Pages;

namespace Visavis.Web.Channels.Pages;

/// <summary>The paper form on which a client chooses a channel: printed, signed, and recorded with its scan.</summary>
public sealed class PaperModel(
    OrganisationReader reader,
    ClientFileBook files,
    ChannelBook book,
    VisavisDbContext db,
    TimeProvider time,
    IStringLocalizer<ChannelTexts> texts
) : ClientsPageModel(reader)
{
    /// <summary>How each accepted kind of file begins: what a browser says of it proves nothing.</summary>
    private static readonly (string Type, byte[] Start)[] Kinds =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47]),
    ];

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

    public string Today => TodayDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
        return form is null ? NotFound() : File(form.Scan, form.ScanType, $"formulaire-{Client.Reference}{Ending(form.ScanType)}");
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

        var (bytes, type) = await ReadScanAsync(cancellationToken);
        var signedOn = DateOnly.TryParseExact(SignedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : (DateOnly?)null;
        Refuse(nameof(Channel), !isChannel, texts["Choisissez une des trois façons."]);
        Refuse(nameof(Channel), isChannel && !Reaches(Channel), Incomplete);
        Refuse(
            nameof(SignedOn),
            signedOn is null || signedOn > TodayDate,
            texts["Donnez la date de la signature, pas plus tard qu’aujourd’hui."]
        );
        Refuse(nameof(Scan), bytes is null, texts["Joignez le formulaire signé : un PDF, un JPEG ou un PNG de 4 Mo au plus."]);
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
                Scan = bytes!,
                ScanType = type!,
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

    private static string Ending(string type) =>
        type switch
        {
            "application/pdf" => ".pdf",
            "image/png" => ".png",
            _ => ".jpg",
        };

    private async Task<(byte[]? Bytes, string? Type)> ReadScanAsync(CancellationToken cancellationToken)
    {
        if (Scan is null || Scan.Length is 0 or > PaperChoice.LargestScan)
        {
            return (null, null);
        }

        using var copy = new MemoryStream();
        await Scan.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        var type = Array.Find(Kinds, kind => bytes.AsSpan().StartsWith(kind.Start)).Type;
        return type is null ? (null, null) : (bytes, type);
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
                EnteredAt = c.EnteredAt,
            })
            .ToListAsync(cancellationToken);
        return true;
    }
}
