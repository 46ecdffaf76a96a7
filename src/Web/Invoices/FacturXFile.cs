using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Visavis.Web.Invoices;

/// <summary>
/// The data of an invoice inside its PDF, as Factur-X wants it: an associated file, and metadata that name the profile. The library writes its own
/// metadata when it saves, so ours follow as an update of that one object.
/// </summary>
internal static partial class FacturXFile
{
    public static void Attach(PdfDocument document, byte[] xml)
    {
        document.AddEmbeddedFile(FacturX.FileName, new MemoryStream(xml));
        var catalog = document.Internals.Catalog;
        var names = catalog.Elements.GetDictionary("/Names")!.Elements.GetDictionary("/EmbeddedFiles")!.Elements.GetArray("/Names")!;
        var file = names.Elements.GetReference(1)!;
        var specification = (PdfDictionary)file.Value;
        specification.Elements.SetName("/AFRelationship", "/Alternative");
        specification.Elements.SetString("/Desc", "Factur-X");
        var stream = specification.Elements.GetDictionary("/EF")!.Elements.GetDictionary("/F")!;
        stream.Elements.SetName("/Subtype", "/text/xml");
        catalog.Elements["/AF"] = new PdfArray(document, file);
    }

    /// <summary>The file with one more section at its end, which replaces the metadata.</summary>
    public static byte[] WithMetadata(byte[] pdf, string title)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var metadata = Metadata().Match(text).Groups["found"].Value;
        var before = StartXref().Matches(text)[^1].Groups["found"].Value;
        var trailer = Trailer().Matches(text)[^1].Groups["found"].Value;
        var xmp = Encoding.UTF8.GetBytes(Xmp(title));
        using var file = new MemoryStream();
        file.Write(pdf);
        file.Write("\n"u8);
        var at = file.Length;
        Write(file, $"{metadata} 0 obj\n<</Type/Metadata/Subtype/XML/Length {xmp.Length}>>\nstream\n");
        file.Write(xmp);
        Write(file, "\nendstream\nendobj\n");
        var xref = file.Length;
        Write(file, $"xref\n{metadata} 1\n{at.ToString("0000000000", CultureInfo.InvariantCulture)} 00000 n \n");
        Write(file, $"trailer\n<<{trailer}/Prev {before}>>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static string Xmp(string title) =>
        $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
               <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
               <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>{FacturX.FileName}</fx:DocumentFileName>
               <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq>
            {string.Concat(Properties.Select(Property))}     </rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;

    private static readonly (string Name, string Description)[] Properties =
    [
        ("DocumentFileName", "The name of the embedded XML document"),
        ("DocumentType", "The type of the hybrid document"),
        ("Version", "The version of the Factur-X schema"),
        ("ConformanceLevel", "The conformance level of the embedded data"),
    ];

    private static string Property((string Name, string Description) property) =>
        $"""
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>{property.Name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>{property.Description}</pdfaProperty:description></rdf:li>

            """;

    [GeneratedRegex(@"/Metadata (?<found>[0-9]+) 0 R", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Metadata();

    [GeneratedRegex(@"startxref\s+(?<found>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StartXref();

    [GeneratedRegex(
        @"trailer\s*<<(?<found>.*?)>>(?=[^>]*startxref)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Trailer();
}
